package org.careidentity.authenticators.flow;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** "Go on with another method": starts the login again with the method chosen already. */
public final class GoOn {

    private static final String NOTE = "care_identity_go_on";

    private GoOn() {}

    /** Starts the login again; the login-method page takes the choice if it offers the method. */
    public static void with(AuthenticationFlowContext context, String method) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        context.resetFlow(() -> authSession.setAuthNote(NOTE, method));
    }

    /** The method to go on with, once. */
    public static Optional<String> take(AuthenticationSessionModel authSession) {
        String method = authSession.getAuthNote(NOTE);
        authSession.removeAuthNote(NOTE);
        return Optional.ofNullable(method);
    }
}
