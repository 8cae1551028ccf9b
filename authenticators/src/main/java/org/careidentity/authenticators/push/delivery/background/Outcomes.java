package org.careidentity.authenticators.push.delivery.background;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.push.delivery.Waiting;
import org.keycloak.models.KeycloakSession;

/** What became of requests' deliveries, where every node reads it; under the realm's id, as the store is everybody's. */
record Outcomes(KeycloakSession session, String realmId) {

    private static final String TOLD = "told";

    /** Keeps it for the rest of the request's life. */
    void keep(Waiting waiting, boolean told, InstantSource clock) {
        int seconds = waiting.secondsLeft(clock.instant());
        if (seconds > 0) {
            session.singleUseObjects().put(key(waiting.requestId()), seconds, Map.of(TOLD, Boolean.toString(told)));
        }
    }

    Optional<Boolean> of(String requestId) {
        return Optional.ofNullable(session.singleUseObjects().get(key(requestId)))
                .map(notes -> Boolean.valueOf(notes.get(TOLD)));
    }

    private String key(String requestId) {
        return "care-identity.push.delivery." + realmId + "." + requestId;
    }
}
