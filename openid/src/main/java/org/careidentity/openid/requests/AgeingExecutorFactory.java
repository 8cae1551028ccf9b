package org.careidentity.openid.requests;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Registers the executor that ages levels at a token refresh. */
public final class AgeingExecutorFactory extends ExecutorFactory {

    public static final String PROVIDER_ID = "care-identity-ageing";

    public AgeingExecutorFactory() {
        super(PROVIDER_ID, "Ends idle levels at a token refresh, and refuses it when no level is left.");
    }

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new AgeingExecutor(session);
    }
}
