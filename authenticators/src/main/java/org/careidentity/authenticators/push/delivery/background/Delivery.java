package org.careidentity.authenticators.push.delivery.background;

import java.time.InstantSource;
import org.careidentity.authenticators.push.delivery.DeliveryException;
import org.careidentity.authenticators.push.delivery.GoneAddresses;
import org.careidentity.authenticators.push.delivery.PushMessage;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.careidentity.authenticators.push.delivery.Recipient;
import org.careidentity.authenticators.push.delivery.Waiting;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells one device, on a thread of the background with sessions of its own; the request's is closed by then.
 *
 * @param round the devices that are told at the same time
 */
record Delivery(
        Transactions transactions,
        InstantSource clock,
        DeliveryMetrics metrics,
        String realmId,
        Waiting waiting,
        Recipient recipient,
        Round round,
        GoneAddresses gone) {

    private static final Logger LOGGER = Logger.getLogger(Delivery.class);

    void run() {
        end(send());
    }

    /** Ends it without having told anybody. */
    void reject() {
        end(Outcome.REJECTED);
    }

    private Outcome send() {
        try {
            return transactions.run(this::send);
        } catch (RuntimeException | LinkageError e) {
            // a sender of somebody's own, and perhaps a JAR that it lacks
            LOGGER.warnf(e, "A device was not told by %s", recipient.sender());
            return Outcome.FAILED;
        }
    }

    private Outcome send(KeycloakSession session) {
        int seconds = waiting.secondsLeft(clock.instant());
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null || seconds <= 0) {
            LOGGER.debugf("nobody is told of request %s: it is over", waiting.requestId());
            return Outcome.FAILED;
        }
        session.getContext().setRealm(realm);
        try {
            session.getProvider(PushSender.class, recipient.sender())
                    .send(
                            recipient.address(),
                            new PushMessage(waiting.realm(), recipient.credentialId(), waiting.requestId(), seconds));
            return Outcome.TOLD;
        } catch (DeliveryException e) {
            if (e.gone()) {
                LOGGER.debugf("an address of realm %s is gone: %s", realm.getName(), e.getMessage());
                return Outcome.GONE;
            }
            LOGGER.warnf("A device of realm %s was not told: %s", realm.getName(), e.getMessage());
            return Outcome.FAILED;
        }
    }

    /** Counts the outcome, and keeps what others wait for: in another transaction, as the first may have been rolled back. */
    private void end(Outcome outcome) {
        metrics.count(recipient.sender(), outcome);
        boolean told = outcome == Outcome.TOLD;
        try {
            if (round.decides(told)) {
                transactions.run(session -> {
                    new Outcomes(session, realmId).keep(waiting, told, clock);
                    return null;
                });
            }
            if (outcome == Outcome.GONE) {
                transactions.run(this::forget);
            }
        } catch (RuntimeException e) {
            LOGGER.errorf(e, "What became of a delivery could not be kept");
        }
    }

    private RealmModel forget(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            gone.forget(session, realm, recipient);
        }
        return realm;
    }
}
