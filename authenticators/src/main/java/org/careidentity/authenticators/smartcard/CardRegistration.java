package org.careidentity.authenticators.smartcard;

import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.selfservice.ActionRefusal;
import org.careidentity.authenticators.selfservice.AuthenticatorRights;
import org.careidentity.authenticators.selfservice.RegistrationLink;
import org.careidentity.authenticators.smartcard.SmartcardSettings.Registration;
import org.careidentity.authenticators.smartcard.cardhost.Asker;
import org.careidentity.authenticators.smartcard.cardhost.CardLogin;
import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.careidentity.authenticators.smartcard.certificate.CheckedCard;
import org.careidentity.authenticators.smartcard.credential.StoredSmartcard;
import org.careidentity.model.AssuranceLevel;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/** The registration of a smartcard, on whichever required action it is shown. */
final class CardRegistration {

    private static final Logger LOGGER = Logger.getLogger(CardRegistration.class);
    private static final String TEMPLATE = "care-identity-smartcard-register.ftl";

    private CardRegistration() {}

    /** Whether this login, or the link that it came by, may register a card in the realm. */
    static boolean allowed(RequiredActionContext context) {
        try {
            return RealmSmartcards.of(context.getSession())
                    .filter(cards ->
                            allowed(context, cards.prepared().settings().registration()))
                    .isPresent();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean allowed(RequiredActionContext context, Registration registration) {
        return AuthenticatorRights.mayRegister(context, StoredSmartcard.METHOD, AssuranceLevel.AAL3)
                && (registration != Registration.REQUIRED || RegistrationLink.isAdministrators(context));
    }

    /** Shows the page, or why this login may not register a card. */
    static void begin(RequiredActionContext context) {
        if (usable(context).isPresent()) {
            show(context, null);
        }
    }

    /** Asks for the card, or takes what came back. */
    static void process(RequiredActionContext context) {
        Optional<RealmSmartcards> cards = usable(context);
        if (cards.isEmpty()) {
            return;
        }
        Asker asker = Asker.of(context);
        boolean asked = Form.of(context.getHttpRequest()).action().equals("card");
        Optional<PresentedCard> card = CardLogin.presented(asker, asked);
        if (card.isPresent()) {
            take(context, cards.get(), card.get());
        } else if (asked) {
            context.challenge(CardLogin.toCardHost(asker));
        } else {
            show(context, null);
        }
    }

    /** The realm's smartcards, if they can be used and this login may register one; else there is a page that says why. */
    private static Optional<RealmSmartcards> usable(RequiredActionContext context) {
        Optional<String> obstacle = CardLogin.obstacle(context.getSession());
        Optional<RealmSmartcards> cards = RealmSmartcards.of(context.getSession());
        if (obstacle.isPresent() || cards.isEmpty()) {
            LOGGER.errorf(
                    "No smartcard can be registered: %s", obstacle.orElse("the realm's browser flow has none set up"));
            refuse(context, SmartcardText.UNUSABLE, "care-identity-assurance-refused");
            return Optional.empty();
        }
        try {
            if (allowed(context, cards.get().prepared().settings().registration())) {
                return cards;
            }
            refuse(context, "care_identity_registration_level", "care-identity-registration-refused");
        } catch (IllegalArgumentException e) {
            LOGGER.errorf("No smartcard can be registered: %s", e.getMessage());
            refuse(context, "care_identity_policy_unreadable", "care-identity-assurance-refused");
        }
        return Optional.empty();
    }

    private static void refuse(RequiredActionContext context, String reason, String message) {
        ActionRefusal.page(context, EventType.UPDATE_CREDENTIAL, reason, message);
    }

    private static void take(RequiredActionContext context, RealmSmartcards cards, PresentedCard presented) {
        EventBuilder event = context.getEvent().clone().event(EventType.UPDATE_CREDENTIAL);
        try {
            CheckedCard card = cards.method().check(event, cards.prepared(), presented);
            if (register(context, event, card)) {
                context.success();
            }
        } catch (CardNotAcceptedException e) {
            LOGGER.debug("card refused", e);
            if (!e.detail().isEmpty()) {
                event.detail("care_identity_card_detail", e.detail());
            }
            event.error(e.reason());
            show(context, SmartcardText.of(e));
        }
    }

    private static boolean register(RequiredActionContext context, EventBuilder event, CheckedCard card)
            throws CardNotAcceptedException {
        boolean own = CardOwner.of(context.getSession(), context.getRealm(), card.identity())
                .filter(owner -> owner.getId().equals(context.getUser().getId()))
                .isPresent();
        if (!own) {
            throw new CardNotAcceptedException(SmartcardText.OTHER_PERSON);
        }
        CardRegister register = new CardRegister(context.getSession());
        if (RegistrationLink.isUnusedAdministrators(context)) {
            register.readmit(context.getUser(), card.card());
        }
        if (register.findInTurn(event, context.getUser(), card.card()).isPresent()) {
            throw new CardNotAcceptedException(SmartcardText.REGISTERED);
        }
        StoredSmartcard registered = register.add(
                context.getEvent(),
                context.getUser(),
                card.card(),
                RegistrationLink.registrar(context, StoredSmartcard.METHOD));
        if (!RegistrationLink.settle(
                context, StoredSmartcard.METHOD, registered.model().getId())) {
            register.remove(context.getUser(), registered);
            return false;
        }
        CardRegister.tell(context.getEvent(), registered);
        return true;
    }

    private static void show(RequiredActionContext context, String error) {
        LoginFormsProvider page = Page.of(
                context.form(),
                context.getSession(),
                context.getAuthenticationSession(),
                Map.of("method", StoredSmartcard.METHOD));
        if (error != null) {
            page.setError(error);
        }
        context.challenge(page.createForm(TEMPLATE));
    }
}
