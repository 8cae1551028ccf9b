package org.careidentity.authenticators.push.delivery.background;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.careidentity.authenticators.push.delivery.Deliveries;
import org.careidentity.authenticators.push.delivery.GoneAddresses;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.careidentity.authenticators.push.delivery.Recipient;
import org.careidentity.authenticators.push.delivery.Waiting;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Deliveries of one session: they are counted in before its transaction ends, and begin after. */
final class BackgroundDeliveries implements Deliveries {

    private static final Logger LOGGER = Logger.getLogger(BackgroundDeliveries.class);
    private static final String EXECUTOR = "care-identity-push";

    private final KeycloakSession session;
    private final Transactions transactions;
    private final Places places;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;

    BackgroundDeliveries(
            KeycloakSession session,
            Transactions transactions,
            Places places,
            MeterRegistry registry,
            InstantSource clock) {
        this.session = session;
        this.transactions = transactions;
        this.places = places;
        this.metrics = new DeliveryMetrics(registry);
        this.clock = clock;
    }

    @Override
    public void tell(RealmModel realm, Waiting waiting, List<Recipient> recipients, GoneAddresses gone) {
        Executor threads = session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        // Transactions complete in the order in which they were enlisted: the one of the requests first.
        session.singleUseObjects();
        List<Recipient> placed =
                placed(recipients.stream().filter(each -> usable(each.sender())).toList());
        if (placed.isEmpty()) {
            new Outcomes(session, realm.getId()).keep(waiting, false, clock);
            return;
        }
        Round round = new Round(placed.size());
        afterCommit(
                threads,
                placed.stream()
                        .map(recipient -> new Delivery(
                                transactions, clock, metrics, realm.getId(), waiting, recipient, round, gone))
                        .toList());
    }

    private boolean usable(String sender) {
        PushSender found = session.getProvider(PushSender.class, sender);
        if (found == null) {
            LOGGER.warnf("A device has an address of the sender %s, which this server has not", sender);
        }
        return found != null && found.usable();
    }

    /** Those that got a place; from here on each place is left again. */
    private List<Recipient> placed(List<Recipient> recipients) {
        List<Recipient> placed = new ArrayList<>();
        for (Recipient recipient : recipients) {
            if (places.take()) {
                placed.add(recipient);
            } else {
                metrics.count(recipient.sender(), Outcome.REJECTED);
            }
        }
        return placed;
    }

    private void afterCommit(Executor threads, List<Delivery> deliveries) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                deliveries.forEach(delivery -> start(threads, delivery));
            }

            @Override
            protected void rollbackImpl() {
                deliveries.forEach(delivery -> places.leave());
            }
        });
    }

    private void start(Executor threads, Delivery delivery) {
        try {
            threads.execute(() -> {
                try {
                    delivery.run();
                } finally {
                    places.leave();
                }
            });
        } catch (RejectedExecutionException e) {
            // the server stops
            places.leave();
            delivery.reject();
        }
    }

    @Override
    public Optional<Boolean> outcome(RealmModel realm, String requestId) {
        return new Outcomes(session, realm.getId()).of(requestId);
    }
}
