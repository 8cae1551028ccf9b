package org.careidentity.authenticators.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.model.AcrRequest;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;

/**
 * A login method as it stands in the flow that is running.
 *
 * @param execution the id of its execution
 * @param method its description
 * @param reach what it can prove under the configuration of this execution
 */
public record MethodStep(String execution, LoginMethod method, LoginMethod.Reach reach) {

    /** The enabled methods of the running flow, in the flow's order. */
    public static List<MethodStep> of(AuthenticationFlowContext context) {
        return scan(context, context.getTopLevelFlow().getId()).toList();
    }

    /** The methods that can satisfy a request, in the order of the login-method page: methods for tests last. */
    public static List<MethodStep> offered(AuthenticationFlowContext context, AcrRequest request) {
        List<MethodStep> offered = of(context).stream()
                .filter(step -> request.offers(step.reach()))
                .toList();
        return Stream.concat(
                        offered.stream().filter(step -> !step.method().testOnly()),
                        offered.stream().filter(step -> step.method().testOnly()))
                .toList();
    }

    private static Stream<MethodStep> scan(AuthenticationFlowContext context, String flowId) {
        return context.getRealm()
                .getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .flatMap(execution -> execution.isAuthenticatorFlow()
                        ? scan(context, execution.getFlowId())
                        : step(context, execution));
    }

    private static Stream<MethodStep> step(AuthenticationFlowContext context, AuthenticationExecutionModel execution) {
        var factory = context.getSession()
                .getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        if (factory instanceof LoginMethod method) {
            return Stream.of(
                    new MethodStep(execution.getId(), method, method.reach(configuration(context, execution))));
        }
        return Stream.empty();
    }

    private static Map<String, String> configuration(
            AuthenticationFlowContext context, AuthenticationExecutionModel execution) {
        AuthenticatorConfigModel configuration = execution.getAuthenticatorConfig() == null
                ? null
                : context.getRealm().getAuthenticatorConfigById(execution.getAuthenticatorConfig());
        return configuration == null || configuration.getConfig() == null ? Map.of() : configuration.getConfig();
    }
}
