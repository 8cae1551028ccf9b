package org.careidentity.authenticators.smartcard;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.smartcard.cardhost.CardLogin;
import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.careidentity.authenticators.smartcard.certificate.CardCertificate;
import org.careidentity.authenticators.smartcard.certificate.CardRefusedException;
import org.careidentity.authenticators.smartcard.certificate.CheckedCard;
import org.careidentity.model.AssuranceLevel;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/** The page of a login by smartcard: says what to do, sends the browser to the card host, and decides what came back. */
final class SmartcardAuthenticator implements Step {

    private static final Logger LOGGER = Logger.getLogger(SmartcardAuthenticator.class);
    private static final String TEMPLATE = "care-identity-smartcard-login.ftl";

    private final SmartcardMethod method;

    SmartcardAuthenticator(SmartcardMethod method) {
        this.method = method;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (usable(context)) {
            context.challenge(page(context, null));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String action = Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst("action"))
                .orElse("");
        if (action.equals("another-method")) {
            context.resetFlow();
            return;
        }
        if (!usable(context)) {
            return;
        }
        Optional<PresentedCard> card = CardLogin.take(context);
        if (action.equals("card")) {
            context.forceChallenge(CardLogin.toCardHost(context));
        } else if (card.isPresent()) {
            decide(context, card.get());
        } else {
            context.challenge(page(context, null));
        }
    }

    private boolean usable(AuthenticationFlowContext context) {
        Optional<String> obstacle = CardLogin.obstacle(context.getSession());
        obstacle.ifPresent(words -> {
            LOGGER.errorf("Login method %s can't be used: %s", method.id(), words);
            Refusal.page(context, "care_identity_card_host_unusable", "care-identity-assurance-refused");
        });
        return obstacle.isEmpty();
    }

    private void decide(AuthenticationFlowContext context, PresentedCard presented) {
        if (!presented.isThere()) {
            refuse(context, presented.reason(), presented.detail());
            return;
        }
        try {
            decide(context, method.settings(StepConfiguration.of(context)), presented.certificate());
        } catch (IllegalArgumentException e) {
            Refusal.ofUnreadableSettings(context, method, e);
        }
    }

    private void decide(AuthenticationFlowContext context, PreparedChecks prepared, byte[] certificate) {
        try {
            CheckedCard card = prepared.checks()
                    .check(
                            certificate,
                            Instant.ofEpochSecond(Time.currentTime()),
                            method.revocation(passed -> context.getEvent()
                                    .detail("care_identity_card_revocation_unknown", passed.detail())));
            tell(context, card.card());
            accept(context, prepared.settings(), card);
        } catch (CardRefusedException e) {
            e.card().ifPresent(card -> tell(context, card));
            LOGGER.debug("card refused", e);
            refuse(context, e.reason().code(), e.getMessage());
        }
    }

    private void accept(AuthenticationFlowContext context, SmartcardSettings settings, CheckedCard card) {
        Optional<UserModel> owner = CardOwner.of(context.getSession(), context.getRealm(), card.identity());
        if (owner.isEmpty()) {
            refuse(context, SmartcardText.NOBODY, "");
            return;
        }
        context.getEvent().user(owner.get());
        if (context.getUser() != null
                && !context.getUser().getId().equals(owner.get().getId())) {
            refuse(context, SmartcardText.OTHER_PERSON, "");
        } else if (!owner.get().isEnabled()) {
            refuse(context, Errors.USER_DISABLED, "");
        } else {
            context.setUser(owner.get());
            LoginResult.record(context, method, AssuranceLevel.AAL3, settings.amr(), "");
            context.success(method.id());
        }
    }

    private static void tell(AuthenticationFlowContext context, CardCertificate card) {
        context.getEvent()
                .detail("care_identity_card_issuer", card.issuer())
                .detail("care_identity_card_serial", card.serial());
    }

    private void refuse(AuthenticationFlowContext context, String reason, String detail) {
        if (!detail.isEmpty()) {
            context.getEvent().detail("care_identity_card_detail", detail);
        }
        context.getEvent().error(reason);
        context.failureChallenge(
                AuthenticationFlowError.INVALID_CREDENTIALS, page(context, SmartcardText.of(reason, detail)));
    }

    private static Response page(AuthenticationFlowContext context, String error) {
        Map<String, Object> members = new HashMap<>();
        members.put("method", "smartcard");
        LoginFormsProvider page = Page.of(context, members);
        if (error != null) {
            page.setError(error);
        }
        return page.createForm(TEMPLATE);
    }
}
