package org.careidentity.authenticators.flow;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The method that the person chose in this authentication. It is the one note that steps share, so each reader checks
 * it again against the methods that the flow offers.
 */
public final class ChosenMethod {

    private static final String NOTE = "care_identity_method";

    private ChosenMethod() {}

    /** Remembers the choice until the authentication ends or starts again. */
    public static void set(AuthenticationSessionModel authSession, String method) {
        authSession.setAuthNote(NOTE, method);
    }

    /** The choice; empty before there is one. */
    public static Optional<String> of(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE));
    }
}
