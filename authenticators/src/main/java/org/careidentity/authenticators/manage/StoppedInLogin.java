package org.careidentity.authenticators.manage;

import java.util.Optional;
import org.careidentity.authenticators.removal.StoppedCredential;
import org.keycloak.authentication.RequiredActionContext;

/**
 * The authenticators that the person removed or reported lost in this login. The session that the login makes at its end, or
 * runs in, must not rest on them. Until then it has to stay, or the login's remaining pages would go with it; if the person
 * leaves them, what rests on a stopped authenticator is worth nothing at its next use.
 */
final class StoppedInLogin {

    private static final String NOTE = "care_identity_removed_credential";
    private static final String SEPARATOR = "##";

    private StoppedInLogin() {}

    static void add(RequiredActionContext context, String credential) {
        context.getAuthenticationSession()
                .setAuthNote(
                        NOTE,
                        note(context)
                                .map(before -> before + SEPARATOR + credential)
                                .orElse(credential));
    }

    static boolean any(RequiredActionContext context) {
        return note(context).isPresent();
    }

    static void endSession(RequiredActionContext context) {
        note(context).ifPresent(note -> {
            for (String credential : note.split(SEPARATOR)) {
                StoppedCredential.endAfterLogin(
                        context.getSession(),
                        context.getRealm().getId(),
                        context.getUser().getId(),
                        credential);
            }
        });
    }

    private static Optional<String> note(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(NOTE));
    }
}
