package org.careidentity.authenticators.loginmethod;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.AnsweredOnMethodPage;
import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.GoOn;
import org.careidentity.authenticators.flow.MethodStep;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.RequestedAcr;
import org.careidentity.authenticators.flow.Step;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * "Select your login method": the methods that the flow offers for what the application asked. No method left is an
 * OpenID Connect error to the application, one left means no page.
 */
final class LoginMethodPage implements Step {

    static final LoginMethodPage INSTANCE = new LoginMethodPage();
    private static final String TEMPLATE = "care-identity-login-method.ftl";
    private static final String FIELD = "method";

    private LoginMethodPage() {}

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (Refusal.ofUnassuredFlow(context)) {
            return;
        }
        List<MethodStep> offered = offered(context);
        Optional<MethodStep> goOn =
                GoOn.take(context.getAuthenticationSession()).flatMap(method -> named(offered, method));
        if (goOn.isPresent()) {
            choose(context, goOn.get());
        } else if (offered.isEmpty()) {
            Refusal.unmetAcr(context);
        } else if (offered.size() == 1) {
            choose(context, offered.get(0));
        } else {
            show(context, offered, null);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String posted = form.getFirst(FIELD);
        List<MethodStep> offered = offered(context);
        if ("conditional".equals(form.getFirst("action")) && form.containsKey("credential")) {
            takeAnswer(context, offered, form.getFirst("credential"));
            return;
        }
        Optional<MethodStep> chosen = named(offered, posted);
        if (chosen.isEmpty()) {
            // A GET of the action address comes here with an empty form: that is no mistake of the person.
            show(context, offered, form.isEmpty() ? null : "care-identity-method-unknown");
            return;
        }
        RememberedMethod.update(context.getSession(), posted, form.containsKey("remember"));
        choose(context, chosen.get());
    }

    private static List<MethodStep> offered(AuthenticationFlowContext context) {
        return MethodStep.offered(context, RequestedAcr.of(context.getAuthenticationSession()));
    }

    private static Optional<MethodStep> named(List<MethodStep> offered, String method) {
        return offered.stream()
                .filter(step -> step.method().id().equals(method))
                .findFirst();
    }

    /** The person picked a credential on this page: its method is chosen, and verifies the answer. */
    private static void takeAnswer(AuthenticationFlowContext context, List<MethodStep> offered, String answer) {
        Optional<MethodStep> answered = offered.stream()
                .filter(step -> step.method() instanceof AnsweredOnMethodPage)
                .findFirst();
        if (answered.isEmpty()) {
            show(context, offered, "care-identity-method-unknown");
            return;
        }
        AnsweredOnMethodPage.hand(
                context.getAuthenticationSession(), answered.get().execution(), answer);
        choose(context, answered.get());
    }

    private static Optional<String> conditionalOptions(AuthenticationFlowContext context, List<MethodStep> offered) {
        return offered.stream()
                .filter(step -> step.method() instanceof AnsweredOnMethodPage)
                .findFirst()
                .flatMap(step -> ((AnsweredOnMethodPage) step.method()).options(context, step));
    }

    private static void choose(AuthenticationFlowContext context, MethodStep step) {
        ChosenMethod.set(context.getAuthenticationSession(), step.method().id());
        context.success();
    }

    private static void show(AuthenticationFlowContext context, List<MethodStep> offered, String error) {
        String remembered = RememberedMethod.of(context.getSession())
                .filter(id ->
                        offered.stream().anyMatch(step -> step.method().id().equals(id)))
                .orElse(null);
        Map<String, Object> members = new HashMap<>();
        members.put("methods", offered.stream().map(LoginMethodPage::row).toList());
        members.put("selected", remembered);
        conditionalOptions(context, offered).ifPresent(options -> members.put("conditional", options));
        LoginFormsProvider page = Page.of(context, members);
        if (error != null) {
            page.addError(new FormMessage(FIELD, error));
        }
        context.challenge(page.createForm(TEMPLATE));
    }

    private static Map<String, Object> row(MethodStep step) {
        return Map.of(
                "id", step.method().id(),
                "label", step.method().label(),
                "hint", step.method().hint(),
                "testOnly", step.method().testOnly(),
                "webauthn", step.method().needsWebAuthn());
    }
}
