package org.careidentity.authenticators.smartcard;

import java.util.Optional;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.authenticators.smartcard.SmartcardSettings.Registration;
import org.careidentity.authenticators.smartcard.SmartcardSettings.Renewal;
import org.careidentity.authenticators.smartcard.certificate.CardCertificate;
import org.careidentity.authenticators.smartcard.certificate.CheckedCard;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.careidentity.model.AssuranceLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/** Decides whose a checked card is, and whether it may log them in. */
final class CardAcceptance {

    private final AuthenticationFlowContext context;
    private final SmartcardSettings settings;
    private final CardRegister register;

    CardAcceptance(AuthenticationFlowContext context, SmartcardSettings settings) {
        this.context = context;
        this.settings = settings;
        this.register = new CardRegister(context.getSession());
    }

    /**
     * Who a card logs in, by which registration.
     *
     * @param person the card's owner
     * @param registration of this card, to them
     */
    record Accepted(UserModel person, StoredSmartcard registration) {}

    /** The event says whose card it is, also when it is not accepted. */
    Accepted of(CheckedCard card) throws CardNotAcceptedException {
        UserModel owner = CardOwner.of(context.getSession(), context.getRealm(), card.identity())
                .orElseThrow(() -> new CardNotAcceptedException(SmartcardText.NOBODY));
        context.getEvent().user(owner);
        if (context.getUser() != null && !context.getUser().getId().equals(owner.getId())) {
            throw new CardNotAcceptedException(SmartcardText.OTHER_PERSON);
        }
        if (!owner.isEnabled()) {
            throw new CardNotAcceptedException(Errors.USER_DISABLED);
        }
        StoredSmartcard registration = registration(owner, card.card());
        context.getEvent().detail("credential_id", registration.model().getId());
        register.use(context.getEvent(), owner, registration);
        return new Accepted(owner, registration);
    }

    private StoredSmartcard registration(UserModel owner, CardCertificate card) throws CardNotAcceptedException {
        Optional<StoredSmartcard> known = register.find(owner, card);
        if (known.isEmpty()) {
            known = register.findInTurn(context.getEvent(), owner, card);
        }
        if (known.isPresent()) {
            return ofSameKey(owner, known.get(), card);
        }
        if (settings.renewal() == Renewal.SAME_ISSUER) {
            Optional<StoredSmartcard> forerunner = register.forerunner(owner, card);
            if (forerunner.isPresent()) {
                return register.renew(context.getEvent(), owner, forerunner.get(), card);
            }
        }
        String registrar = registrar(owner);
        StoredSmartcard added = register.add(context.getEvent(), owner, card, registrar);
        CardRegister.tell(context.getEvent(), added);
        return added;
    }

    private StoredSmartcard ofSameKey(UserModel owner, StoredSmartcard known, CardCertificate card)
            throws CardNotAcceptedException {
        if (known.credential().isOf(card)) {
            return known;
        }
        if (settings.renewal() == Renewal.NEVER && settings.registration() != Registration.AUTOMATIC) {
            throw new CardNotAcceptedException(SmartcardText.NOT_REGISTERED);
        }
        return known.credential().precedes(card) ? register.renew(context.getEvent(), owner, known, card) : known;
    }

    /** Who registers a card that is shown for the first time, in a login. */
    private String registrar(UserModel owner) throws CardNotAcceptedException {
        if (settings.registration() == Registration.AUTOMATIC) {
            return "certificate";
        }
        if (settings.registration() == Registration.FIRST_USE
                && AuthenticatorRights.sessionReaches(
                        context.getSession(), context.getAuthenticationSession(), owner, AssuranceLevel.AAL3)) {
            return "self";
        }
        throw new CardNotAcceptedException(SmartcardText.NOT_REGISTERED);
    }
}
