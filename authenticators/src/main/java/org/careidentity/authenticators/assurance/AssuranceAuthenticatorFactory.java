package org.careidentity.authenticators.assurance;

import org.careidentity.authenticators.flow.Refusal;
import org.careidentity.authenticators.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** Registers the assurance step. It can't be disabled: a flow without it refuses every login. */
public final class AssuranceAuthenticatorFactory extends StepFactory {

    public static final String PROVIDER_ID = Refusal.ASSURANCE;

    public AssuranceAuthenticatorFactory() {
        super(
                PROVIDER_ID,
                "Care Identity assurance",
                "Puts the level that was proved on the session, and refuses what was asked and not reached. Stands at"
                        + " the top level of the flow, after authentication.",
                null,
                Requirement.REQUIRED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return AssuranceAuthenticator.INSTANCE;
    }
}
