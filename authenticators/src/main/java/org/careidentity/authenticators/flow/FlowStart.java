package org.careidentity.authenticators.flow;

import java.time.Instant;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/** When this run of the login flow began. A restart of the flow, or another method, is a new run. */
public final class FlowStart {

    private static final String NOTE = "care_identity_flow_start";

    private FlowStart() {}

    /** Remembers that the flow begins now, unless it runs already. */
    public static void mark(AuthenticationSessionModel authSession) {
        if (authSession.getAuthNote(NOTE) == null) {
            authSession.setAuthNote(NOTE, Long.toString(Time.currentTimeMillis()));
        }
    }

    /** When the flow began; 1970 when nobody marked it, so that nothing counts as older. */
    public static Instant of(AuthenticationSessionModel authSession) {
        String start = authSession.getAuthNote(NOTE);
        return start == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(start));
    }
}
