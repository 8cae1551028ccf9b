package org.careidentity.authenticators.smartcard;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.careidentity.authenticators.smartcard.cardhost.Asker;
import org.careidentity.authenticators.smartcard.cardhost.CardLogin;
import org.careidentity.authenticators.smartcard.cardhost.PresentedCard;
import org.careidentity.model.AssuranceLevel;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.forms.login.LoginFormsProvider;

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
        String action = Form.of(context.getHttpRequest()).action();
        if (action.equals("another-method")) {
            context.resetFlow();
            return;
        }
        if (!usable(context)) {
            return;
        }
        Asker asker = Asker.of(context);
        boolean asked = action.equals("card");
        Optional<PresentedCard> card = CardLogin.presented(asker, asked);
        if (card.isPresent()) {
            decide(context, card.get());
        } else if (asked) {
            context.forceChallenge(CardLogin.toCardHost(asker));
        } else {
            context.challenge(page(context, null));
        }
    }

    private boolean usable(AuthenticationFlowContext context) {
        Optional<String> obstacle = CardLogin.obstacle(context.getSession());
        obstacle.ifPresent(words -> {
            LOGGER.errorf("Login method %s can't be used: %s", method.id(), words);
            Refusal.page(context, SmartcardText.UNUSABLE, "care-identity-assurance-refused");
        });
        return obstacle.isEmpty();
    }

    private void decide(AuthenticationFlowContext context, PresentedCard presented) {
        PreparedChecks prepared;
        try {
            prepared = method.settings(StepConfiguration.of(context));
        } catch (IllegalArgumentException e) {
            Refusal.ofUnreadableSettings(context, method, e);
            return;
        }
        try {
            CardAcceptance.Accepted accepted = new CardAcceptance(context, prepared.settings())
                    .of(method.check(context.getEvent(), prepared, presented));
            context.setUser(accepted.person());
            LoginResult.record(
                    context,
                    method,
                    AssuranceLevel.AAL3,
                    prepared.settings().amr(),
                    accepted.registration().model().getId());
            context.success(method.id());
        } catch (CardNotAcceptedException e) {
            LOGGER.debug("card refused", e);
            refuse(context, e);
        }
    }

    private void refuse(AuthenticationFlowContext context, CardNotAcceptedException refused) {
        if (!refused.detail().isEmpty()) {
            context.getEvent().detail("care_identity_card_detail", refused.detail());
        }
        context.getEvent().error(refused.reason());
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, SmartcardText.of(refused)));
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
