package org.careidentity.authenticators.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.careidentity.mappers.methods.LoginMethods;
import org.careidentity.model.AcrRequest;
import org.careidentity.model.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * A login method as it stands in the flow that is running.
 *
 * @param execution the id of its execution
 * @param method its description
 * @param reach what it can prove under the configuration of this execution
 * @param configuration that configuration; empty when it has none
 */
public record MethodStep(
        String execution, LoginMethod method, LoginMethod.Reach reach, Map<String, String> configuration) {

    /** The enabled methods of the running flow, in the flow's order. */
    public static List<MethodStep> of(AuthenticationFlowContext context) {
        return LoginMethods.inFlow(
                        context.getSession(),
                        context.getRealm(),
                        context.getTopLevelFlow().getId(),
                        (execution, method, configuration) ->
                                new MethodStep(execution, method, method.reach(configuration), configuration))
                .toList();
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

    /** The names of the methods beside the running one, which a lock of it does not stop. */
    public static List<String> others(AuthenticationFlowContext context) {
        String own = context.getExecution().getId();
        return offered(context, RequestedAcr.of(context.getAuthenticationSession())).stream()
                .filter(step -> !step.execution().equals(own))
                .map(MethodStep::method)
                .filter(method -> !method.testOnly())
                .map(LoginMethod::label)
                .toList();
    }
}
