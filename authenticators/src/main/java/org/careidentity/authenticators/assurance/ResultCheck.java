package org.careidentity.authenticators.assurance;

import java.util.Optional;
import org.careidentity.authenticators.flow.ChosenMethod;
import org.careidentity.authenticators.flow.LoginResult;
import org.careidentity.authenticators.flow.MethodStep;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** Whether a result note really is the result of this authentication. */
final class ResultCheck {

    private ResultCheck() {}

    /** Why the result can't be believed, as an event's reason code; empty when nothing speaks against it. */
    static Optional<String> doubt(AuthenticationFlowContext context, LoginResult result) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        Optional<MethodStep> step = MethodStep.of(context).stream()
                .filter(candidate -> candidate.execution().equals(result.execution()))
                .findFirst();
        if (!result.person().equals(context.getUser().getId())) {
            return Optional.of("care_identity_result_of_other_person");
        }
        if (step.isEmpty() || !step.get().method().id().equals(result.proof().method())) {
            return Optional.of("care_identity_result_of_other_execution");
        }
        if (authSession.getExecutionStatus().get(result.execution()) != ExecutionStatus.SUCCESS) {
            return Optional.of("care_identity_result_of_unfinished_execution");
        }
        if (!ChosenMethod.of(authSession).equals(Optional.of(result.proof().method()))) {
            return Optional.of("care_identity_result_of_other_method");
        }
        if (!step.get().reach().covers(result.proof())) {
            return Optional.of("care_identity_result_beyond_method");
        }
        return Optional.empty();
    }
}
