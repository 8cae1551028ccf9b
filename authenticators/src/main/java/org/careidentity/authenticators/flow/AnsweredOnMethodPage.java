package org.careidentity.authenticators.flow;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A login method that a browser may answer on the login-method page already, before anything is chosen (WebAuthn Level 3
 * section 5.1.4, conditional mediation). The page hands the answer to the method's step, which verifies it like any other.
 */
public interface AnsweredOnMethodPage {

    /**
     * The options for a conditional request of the method's step, kept for its answer.
     *
     * @param step the method as it stands in the flow
     * @return the options as JSON; empty when its configuration can't be read
     */
    Optional<String> options(AuthenticationFlowContext context, MethodStep step);

    /** Hands an answer of the page to a step. */
    static void hand(AuthenticationSessionModel authSession, String execution, String answer) {
        authSession.setAuthNote(note(execution), answer);
    }

    /** Takes the answer that the page handed over, once. */
    static Optional<String> take(AuthenticationSessionModel authSession, String execution) {
        String answer = authSession.getAuthNote(note(execution));
        authSession.removeAuthNote(note(execution));
        return Optional.ofNullable(answer);
    }

    private static String note(String execution) {
        return "care_identity_page_answer." + execution;
    }
}
