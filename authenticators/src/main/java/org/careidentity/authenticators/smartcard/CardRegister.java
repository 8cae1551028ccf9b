package org.careidentity.authenticators.smartcard;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.registry.Usage;
import org.careidentity.authenticators.registry.UseResult;
import org.careidentity.authenticators.selfservice.AuthenticatorClaim;
import org.careidentity.authenticators.selfservice.CredentialLabel;
import org.careidentity.authenticators.smartcard.certificate.CardCertificate;
import org.careidentity.authenticators.smartcard.credential.SmartcardCredential;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Which cards are registered to whom: a card, told by its key, is one person's in the realm. */
final class CardRegister {

    private static final int LONGEST_MODEL = 255;
    private static final String TAKEN = SmartcardText.of(AuthenticatorClaim.TAKEN, "");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticatorRegistry registry;

    CardRegister(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.registry = session.getProvider(AuthenticatorRegistry.class);
    }

    /**
     * The person's registration of a card. One that the table does not have, since it was imported, is found with the person.
     *
     * @throws CardNotAcceptedException when the card is somebody else's, or was removed for good
     */
    Optional<StoredSmartcard> find(UserModel person, CardCertificate card) throws CardNotAcceptedException {
        Optional<Registration> row = registry.find(realm, key(card));
        if (row.isPresent() && !row.get().person().equals(person.getId())) {
            throw new CardNotAcceptedException(AuthenticatorClaim.TAKEN);
        }
        if (row.map(Registration::status)
                .filter(AuthenticatorStatus.REMOVED::equals)
                .isPresent()) {
            throw new CardNotAcceptedException(SmartcardText.REMOVED);
        }
        return StoredSmartcard.of(person)
                .filter(stored -> stored.credential().keyHash().equals(card.keyHash()))
                .findFirst();
    }

    /**
     * The same for a card that is about to be registered: another login of the person with it may be doing so at this moment,
     * and what it has done is found.
     *
     * @param event as for {@link AuthenticatorClaim#inTurn}
     * @throws CardNotAcceptedException when the card is somebody else's
     */
    Optional<StoredSmartcard> findInTurn(EventBuilder event, UserModel person, CardCertificate card)
            throws CardNotAcceptedException {
        Optional<StoredSmartcard> meanwhile = AuthenticatorClaim.inTurn(session, event, key(card), person)
                .map(row -> person.credentialManager().getStoredCredentialById(row.credential()))
                .flatMap(StoredSmartcard::read);
        return meanwhile.isPresent() ? meanwhile : find(person, card);
    }

    /** The person's registration of a card of the same issuer that a later certificate may take the place of. */
    Optional<StoredSmartcard> forerunner(UserModel person, CardCertificate card) {
        return StoredSmartcard.of(person)
                .filter(StoredSmartcard::isActive)
                .filter(stored -> stored.credential().issuer().equals(card.issuer()))
                .filter(stored -> stored.credential().precedes(card))
                .min(Comparator.comparingLong(stored -> stored.credential().notAfter()));
    }

    /**
     * Goes on with a registration by another certificate, perhaps on another card.
     *
     * @throws CardNotAcceptedException when the other card is somebody else's, or this one was stopped meanwhile
     */
    StoredSmartcard renew(EventBuilder event, UserModel person, StoredSmartcard stored, CardCertificate card)
            throws CardNotAcceptedException {
        StoredSmartcard renewed =
                new StoredSmartcard(stored.model(), stored.credential().renewed(card));
        if (stored.credential().keyHash().equals(card.keyHash())) {
            registry.expires(realm, renewed.credential().key(), card.notAfter());
        } else {
            claim(event, person, renewed);
            if (!registry.retire(realm, stored.credential().key())) {
                // what takes its place would undo that somebody stopped it at this moment
                registry.release(realm, renewed.credential().key());
                throw new CardNotAcceptedException(SmartcardText.SUSPENDED);
            }
        }
        tell(event, renewed);
        return stored.keep(person, renewed.credential());
    }

    /**
     * Registers a card; the caller {@linkplain #tell tells} about it when nothing can refuse it any more.
     *
     * @param by who does, see {@link SmartcardCredential#registeredBy()}
     * @throws CardNotAcceptedException when the card is somebody else's
     */
    StoredSmartcard add(EventBuilder event, UserModel person, CardCertificate card, String by)
            throws CardNotAcceptedException {
        SmartcardCredential credential = SmartcardCredential.of(card, by, Instant.ofEpochSecond(Time.currentTime()));
        List<CredentialModel> others = person.credentialManager()
                .getStoredCredentialsByTypeStream(StoredSmartcard.TYPE)
                .toList();
        CredentialModel model = new CredentialModel();
        model.setType(StoredSmartcard.TYPE);
        // the authority made the card the person's, so that it is no credential that somebody adds to a running session
        model.setCreatedDate(card.notBefore().toEpochMilli());
        model.setUserLabel(CredentialLabel.of(null, "Smartcard", others));
        StoredSmartcard.write(credential, model);
        StoredSmartcard stored =
                new StoredSmartcard(person.credentialManager().createStoredCredential(model), credential);
        try {
            claim(event, person, stored);
        } catch (CardNotAcceptedException taken) {
            remove(person, stored);
            throw taken;
        }
        return stored;
    }

    /** Lets a card of the person's that was removed for good be registered again. */
    void readmit(UserModel person, CardCertificate card) {
        registry.find(realm, key(card))
                .filter(row -> row.person().equals(person.getId()))
                .filter(row -> row.status() == AuthenticatorStatus.REMOVED)
                .ifPresent(row -> registry.release(realm, row.key()));
    }

    /** Takes a registration back. */
    void remove(UserModel person, StoredSmartcard stored) {
        person.credentialManager().removeStoredCredentialById(stored.model().getId());
    }

    /**
     * Notes a use; a registration without a row gets it here.
     *
     * @throws CardNotAcceptedException when the card is somebody else's, or the registration is switched off
     */
    void use(EventBuilder event, UserModel person, StoredSmartcard stored) throws CardNotAcceptedException {
        if (!stored.isActive()) {
            throw new CardNotAcceptedException(
                    stored.credential().status() == AuthenticatorStatus.SUSPENDED
                            ? SmartcardText.SUSPENDED
                            : SmartcardText.SWITCHED_OFF);
        }
        Usage now = Usage.at(Instant.ofEpochSecond(Time.currentTime()));
        UseResult result = AuthenticatorClaim.use(session, event, registration(person, stored), now, TAKEN);
        if (result == UseResult.UNKNOWN) {
            throw new CardNotAcceptedException(AuthenticatorClaim.TAKEN);
        }
        if (result == UseResult.SUSPENDED) {
            throw new CardNotAcceptedException(SmartcardText.SUSPENDED);
        }
        if (result != UseResult.NOTED) {
            throw new CardNotAcceptedException(SmartcardText.SWITCHED_OFF);
        }
    }

    private void claim(EventBuilder event, UserModel person, StoredSmartcard stored) throws CardNotAcceptedException {
        if (!AuthenticatorClaim.of(session, event, registration(person, stored), TAKEN)) {
            throw new CardNotAcceptedException(AuthenticatorClaim.TAKEN);
        }
    }

    static Registration registration(UserModel person, StoredSmartcard stored) {
        SmartcardCredential credential = stored.credential();
        return new Registration(
                person.getId(),
                StoredSmartcard.METHOD,
                stored.model().getId(),
                credential.key(),
                credential.issuer().substring(0, Math.min(credential.issuer().length(), LONGEST_MODEL)),
                credential.status(),
                credential.registeredBy(),
                Optional.of(Instant.ofEpochSecond(credential.notAfter())),
                Usage.NONE);
    }

    /** An event of its own that a card was registered, or a registration goes on with another certificate. */
    static void tell(EventBuilder event, StoredSmartcard stored) {
        event.clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, StoredSmartcard.TYPE)
                .detail("credential_id", stored.model().getId())
                .detail("care_identity_registered_by", stored.credential().registeredBy())
                .detail("care_identity_card_issuer", stored.credential().issuer())
                .detail("care_identity_card_serial", stored.credential().serial())
                .success();
    }

    private static AuthenticatorKey key(CardCertificate card) {
        return AuthenticatorKey.ofCardKey(HexFormat.of().parseHex(card.keyHash()));
    }
}
