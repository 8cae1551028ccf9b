package org.careidentity.authenticators.push.registration;

import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;

/** The ticket whose QR code this browser shows, for one person. */
final class RegistrationNote {

    private static final String NAME = "care_identity_push_registration.";

    private RegistrationNote() {}

    static Optional<String> read(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(name(context)));
    }

    static void write(RequiredActionContext context, String ticket) {
        context.getAuthenticationSession().setAuthNote(name(context), ticket);
    }

    static void drop(RequiredActionContext context) {
        context.getAuthenticationSession().removeAuthNote(name(context));
    }

    private static String name(RequiredActionContext context) {
        return NAME + context.getUser().getId();
    }
}
