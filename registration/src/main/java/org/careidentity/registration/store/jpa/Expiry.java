package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Deletes what nobody needs any more: data about people is kept no longer than it is used (UK GDPR article 5(1)(e)). What was
 * done stays in Keycloak's admin events, for as long as the realm keeps those.
 *
 * @param interval between two runs
 */
record Expiry(Duration interval) implements ScheduledTask {

    private static final Logger LOGGER = Logger.getLogger(Expiry.class);
    private static final String NAME = "care-identity-registration-expiry";
    /** From when a link or a proposal expires, or a file was brought: long enough for whoever asks what became of it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Map<String, String> ENDS = Map.of(
            "CareIdentityLink", "expiresAt", "CareIdentityProposal", "expiresAt", "CareIdentityJob", "createdAt");

    /** Has it done from now on, on whichever node's turn it is. */
    void schedule(KeycloakSessionFactory factory) {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(TimerProvider.class).scheduleTask(this, interval.toMillis());
        }
    }

    @Override
    public String getTaskName() {
        return NAME;
    }

    @Override
    public void run(KeycloakSession session) {
        // two nodes that delete the same rows in different orders would wait for each other
        session.getProvider(ClusterProvider.class)
                .executeIfNotExecuted(NAME, (int) interval.toSeconds(), () -> delete(session));
    }

    private static int delete(KeycloakSession session) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        long moment = Instant.ofEpochSecond(Time.currentTime()).minus(KEPT).getEpochSecond();
        int deleted = 0;
        for (Map.Entry<String, String> end : ENDS.entrySet()) {
            deleted += entities.createQuery("delete from " + end.getKey() + " where " + end.getValue() + " < :moment")
                    .setParameter("moment", moment)
                    .executeUpdate();
        }
        LOGGER.debugf("%d links, proposals and files of changes were deleted", deleted);
        return deleted;
    }
}
