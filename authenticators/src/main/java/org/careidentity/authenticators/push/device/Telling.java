package org.careidentity.authenticators.push.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.push.delivery.Deliveries;
import org.careidentity.authenticators.push.delivery.PushAddressException;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.careidentity.authenticators.push.delivery.Recipient;
import org.careidentity.authenticators.push.delivery.Waiting;
import org.careidentity.authenticators.push.request.PushRequest;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What a realm's sender does for its phones.
 *
 * @param sender the sender's id, as the realm is set up
 */
public record Telling(KeycloakSession session, String sender) {

    private static final Logger LOGGER = Logger.getLogger(Telling.class);

    private Optional<PushSender> usable() {
        return Optional.ofNullable(session.getProvider(PushSender.class, sender))
                .filter(PushSender::usable);
    }

    /** What an app needs before it has an address; empty where nobody is told. */
    public Optional<String> vapidKey() {
        return usable().flatMap(PushSender::vapidKey);
    }

    /**
     * Takes an address that an app gave, if there is anybody to use it.
     *
     * @throws PushAddressException when it is none, or may not be asked
     */
    public Optional<PushAddress> accepted(String text) throws PushAddressException {
        Optional<PushSender> found = usable();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.get().check(text);
        return Optional.of(new PushAddress(sender, text));
    }

    /** The same of a registration, which an address that can't be used does not keep from ending: the open app asks. */
    public Optional<PushAddress> usable(String text) {
        try {
            return accepted(text);
        } catch (PushAddressException refused) {
            LOGGER.infof("The address of a new phone is not used: %s", refused.getMessage());
            return Optional.empty();
        }
    }

    /** Tells a person's phones that a request waits, behind the login's back. */
    public void tell(PushRequest request, List<PushDevice> phones) {
        if (usable().isEmpty()) {
            return;
        }
        List<Recipient> recipients = phones.stream()
                .flatMap(phone -> phone.kept().address().stream()
                        // where the realm has another sender now, nothing goes by the one before
                        .filter(address -> address.sender().equals(sender))
                        .map(address -> new Recipient(
                                address.sender(), phone.owned().credential().credentialId(), address.text())))
                .toList();
        String person = request.person();
        session.getProvider(Deliveries.class)
                .tell(
                        session.getContext().getRealm(),
                        new Waiting(request.realm(), request.id(), Instant.ofEpochSecond(request.expires())),
                        recipients,
                        (later, realm, gone) -> forget(later, realm, person, gone));
    }

    private static void forget(KeycloakSession session, RealmModel realm, String person, Recipient gone) {
        UserModel owner = session.users().getUserById(realm, person);
        if (owner != null) {
            PushDevices.find(session, owner, gone.credentialId())
                    .filter(phone -> phone.kept()
                            .address()
                            .filter(address -> address.text().equals(gone.address()))
                            .isPresent())
                    .ifPresent(phone -> phone.tellAt(Optional.empty()));
        }
    }

    /** Whether a phone was told of a request; empty while nobody knows, and where nobody is to be told. */
    public static Optional<Boolean> told(KeycloakSession session, String requestId) {
        return session.getProvider(Deliveries.class)
                .outcome(session.getContext().getRealm(), requestId);
    }
}
