package org.careidentity.authenticators.loginmethod;

import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.MethodStep;
import org.careidentity.authenticators.flow.RequestedAcr;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** True when the person chose the configured method and the flow still offers it for what was asked. */
final class LoginMethodCondition implements ConditionalAuthenticator {

    static final LoginMethodCondition INSTANCE = new LoginMethodCondition();

    private LoginMethodCondition() {}

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        AuthenticatorConfigModel configuration = context.getAuthenticatorConfig();
        String method =
                configuration == null ? null : configuration.getConfig().get(LoginMethodConditionFactory.METHOD);
        return ChosenMethod.of(context.getAuthenticationSession())
                .filter(chosen -> chosen.equals(method))
                .filter(chosen ->
                        MethodStep.offered(context, RequestedAcr.of(context.getAuthenticationSession())).stream()
                                .anyMatch(step -> step.method().id().equals(chosen)))
                .isPresent();
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
