package org.careidentity.authenticators.fido;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.flow.AnsweredOnMethodPage;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.GoOn;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.Step;
import org.careidentity.authenticators.flow.StepConfiguration;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page of a login by WebAuthn: shows what to do, takes the answer, and says what went wrong. */
final class FidoAuthenticator implements Step {

    private static final Logger LOGGER = Logger.getLogger(FidoAuthenticator.class);
    private static final String TEMPLATE = "care-identity-fido-login.ftl";
    private static final String GO_ON = "go-on:";

    private final FidoMethod method;
    private final FidoLogin login;

    FidoAuthenticator(FidoMethod method, Ceremonies ceremonies) {
        this.method = method;
        this.login = new FidoLogin(ceremonies);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<String> answer = AnsweredOnMethodPage.take(
                context.getAuthenticationSession(), context.getExecution().getId());
        withPolicy(context, policy -> {
            if (answer.isPresent()) {
                take(context, policy, answer.get());
            } else {
                context.challenge(page(context, policy, null));
            }
        });
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Form form = Form.of(context.getHttpRequest());
        String action = form.action();
        if (action.equals("another-method")) {
            context.resetFlow();
        } else if (action.startsWith(GO_ON)) {
            GoOn.with(context, action.substring(GO_ON.length()));
        } else if (!form.has("credential")) {
            authenticate(context);
        } else {
            withPolicy(context, policy -> take(context, policy, form.text("credential")));
        }
    }

    private void take(AuthenticationFlowContext context, FidoPolicy policy, String answer) {
        Optional<CeremonyOptions> options = KeptOptions.take(
                context.getSession(),
                context.getAuthenticationSession(),
                context.getExecution().getId());
        if (options.isEmpty()) {
            refuse(context, policy, LoginRefusal.of("care_identity_challenge_missing"));
            return;
        }
        try {
            FidoLogin.Success success = login.verify(context, policy, options.get(), answer);
            LoginResult.record(context, method, success.level(), policy.amr(), success.credential());
            context.success(policy.credentialType());
        } catch (CeremonyRefusedException e) {
            LOGGER.debug("login refused", e);
            refuse(context, policy, LoginRefusal.of(e.reason()));
        } catch (LoginRefusedException e) {
            refuse(context, policy, e.refusal());
        }
    }

    private void refuse(AuthenticationFlowContext context, FidoPolicy policy, LoginRefusal refusal) {
        context.getEvent().error(refusal.reason());
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, policy, refusal));
    }

    private Response page(AuthenticationFlowContext context, FidoPolicy policy, LoginRefusal refusal) {
        Map<String, Object> members = new HashMap<>();
        members.put("method", policy.method());
        members.put(
                "options",
                LoginOptions.make(context, context.getExecution().getId(), policy)
                        .json()
                        .toString());
        if (refusal != null) {
            refusal.goOn().ifPresent(other -> members.put("goOn", other));
            refusal.signal().ifPresent(signal -> members.put("signal", signal));
        }
        LoginFormsProvider page = Page.of(context, members);
        if (refusal != null) {
            page.setError(refusal.message());
        }
        return page.createForm(TEMPLATE);
    }

    private interface WithPolicy {
        void run(FidoPolicy policy);
    }

    private void withPolicy(AuthenticationFlowContext context, WithPolicy step) {
        try {
            step.run(method.policy(StepConfiguration.of(context)));
        } catch (PolicyConfigurationException e) {
            Refusal.ofUnreadableSettings(context, method, e);
        }
    }
}
