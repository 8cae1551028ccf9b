package org.careidentity.authenticators.authenticatorapp;

import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;

/** How far a registration is: the page that is due. What was proved is in notes of this browser's login, for one person. */
enum RegistrationState {
    /** Which address the one-time password goes to. */
    ADDRESS,
    /** The one-time password of the e-mail. */
    EMAILED_PASSWORD,
    /** The new password. */
    PASSWORD,
    /** The app. */
    APP;

    private static final String NOTE = "care_identity_app_registration.";

    static RegistrationState of(RequiredActionContext context) {
        if (Note.HASH.read(context).isPresent()) {
            return APP;
        } else if (Note.ADDRESS_PROVED.read(context).isPresent()) {
            return PASSWORD;
        } else if (Note.EMAIL.read(context).isPresent()) {
            return EMAILED_PASSWORD;
        }
        return ADDRESS;
    }

    /** What is remembered between the pages. */
    enum Note {
        /** The id of the e-mail that was sent. */
        EMAIL,
        /** That its one-time password came back. */
        ADDRESS_PROVED,
        /** The new password's hash: what Keycloak's stored password says of it. */
        HASH,
        /** The new password's hash: the secret part. */
        SECRET_HASH,
        /** The secret of the new app. */
        APP_SECRET;

        Optional<String> read(RequiredActionContext context) {
            return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(name(context)));
        }

        void write(RequiredActionContext context, String value) {
            context.getAuthenticationSession().setAuthNote(name(context), value);
        }

        void drop(RequiredActionContext context) {
            context.getAuthenticationSession().removeAuthNote(name(context));
        }

        private String name(RequiredActionContext context) {
            return NOTE + name() + "." + context.getUser().getId();
        }
    }

    /** Forgets everything, at the end. */
    static void clear(RequiredActionContext context) {
        for (Note note : Note.values()) {
            note.drop(context);
        }
    }
}
