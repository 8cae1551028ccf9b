package org.careidentity.authenticators.flow;

import java.time.Instant;
import java.util.Optional;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.LoginMethod;
import org.careidentity.model.Proof;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a login method proved in this authentication, for assurance alone. It is bound to the execution and the person
 * that it was proved in and for, and dies with the authentication session's notes at restart, another method and
 * completion, so that a note of one step means nothing to another (CVE-2026-18963).
 *
 * @param execution the id of the method's execution
 * @param person the id of the user
 * @param proof what was proved
 */
public record LoginResult(String execution, String person, Proof proof) {

    private static final String NOTE = "care_identity_result";

    /**
     * Records what the running method proved for the person that the context holds now.
     *
     * @param credential the id of the stored credential; empty when the method has none
     */
    public static void record(
            AuthenticationFlowContext context,
            LoginMethod method,
            AssuranceLevel level,
            String amr,
            String credential) {
        Proof proof = new Proof(method.id(), level, amr, Instant.ofEpochSecond(Time.currentTime()), credential);
        new LoginResult(context.getExecution().getId(), context.getUser().getId(), proof)
                .write(context.getAuthenticationSession());
    }

    /** Puts this result on an authentication session. */
    public void write(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(NOTE, execution + "\n" + person + "\n" + proof.format());
    }

    /** The result of this authentication; empty when there is none or it can't be read. */
    public static Optional<LoginResult> read(AuthenticationSessionModel authSession) {
        String note = authSession.getAuthNote(NOTE);
        String[] lines = note == null ? new String[0] : note.split("\n", -1);
        return lines.length == 3
                ? Proof.parse(lines[2]).map(proof -> new LoginResult(lines[0], lines[1], proof))
                : Optional.empty();
    }
}
