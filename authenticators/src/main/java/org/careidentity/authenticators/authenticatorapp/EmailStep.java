package org.careidentity.authenticators.authenticatorapp;

import java.util.Optional;
import org.careidentity.authenticators.authenticatorapp.RegistrationState.Note;
import org.careidentity.authenticators.flow.RefusedException;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/**
 * Proves that the person reads the mail of the address that their Registration Authority has of them. Another address is not
 * taken: it is an identity attribute, which applications believe, and no person changes those.
 */
final class EmailStep {

    static final String ADDRESS = "email";
    static final String PASSWORD = "emailedPassword";

    private EmailStep() {}

    /** Sends a one-time password, if this is the person's address. */
    static void send(RequiredActionContext context, String typed) throws RefusedException {
        if (typed.isBlank()) {
            throw refused("care_identity_email_missing", ADDRESS, "care-identity-app-email-empty");
        }
        if (!typed.strip().equalsIgnoreCase(context.getUser().getEmail())) {
            throw refused("care_identity_email_not_recorded", ADDRESS, "care-identity-app-email-not-recorded");
        }
        sendAgain(context);
    }

    /** Sends another one; the one before counts no longer. */
    static void sendAgain(RequiredActionContext context) throws RefusedException {
        if (Note.ADDRESS_PROVED.read(context).isPresent()) {
            return;
        }
        EmailedPassword emailed = emailed(context);
        if (!emailed.mayBeSent()) {
            throw refused(
                    "care_identity_email_too_often",
                    Note.EMAIL.read(context).isPresent() ? PASSWORD : ADDRESS,
                    "care-identity-app-email-too-often");
        }
        Optional<String> id = emailed.send(context.getAuthenticationSession());
        if (id.isEmpty()) {
            throw refused(
                    Errors.EMAIL_SEND_FAILED,
                    Note.EMAIL.read(context).isPresent() ? PASSWORD : ADDRESS,
                    "care-identity-app-email-failed");
        }
        Note.EMAIL.write(context, id.get());
    }

    /** Takes the one-time password. The browser that asked for it is the only one that knows which e-mail it was. */
    static void verify(RequiredActionContext context, String typed) throws RefusedException {
        if (typed.isBlank()) {
            throw refused("care_identity_emailed_password_missing", PASSWORD, "care-identity-app-emailed-empty");
        }
        EmailedPassword emailed = emailed(context);
        switch (emailed.take(Note.EMAIL.read(context).orElseThrow(), typed.replaceAll("\\s", ""))) {
            case RIGHT -> {
                Note.EMAIL.drop(context);
                Note.ADDRESS_PROVED.write(context, "true");
                // Now, since Keycloak's e-mail about the new app goes to verified addresses, as they were before that
                // request.
                context.getUser().setEmailVerified(true);
            }
            case WRONG ->
                throw refused("care_identity_emailed_password_wrong", PASSWORD, "care-identity-app-emailed-wrong");
            case GONE -> {
                Note.EMAIL.drop(context);
                throw refused("care_identity_emailed_password_gone", ADDRESS, "care-identity-app-emailed-gone");
            }
        }
    }

    private static EmailedPassword emailed(RequiredActionContext context) {
        return new EmailedPassword(
                context.getSession(),
                context.getRealm(),
                context.getUser(),
                RegisterAuthenticatorAppFactory.life(context.getConfig()));
    }

    private static RefusedException refused(String reason, String field, String message) {
        return new RefusedException(reason, new FormMessage(field, message));
    }
}
