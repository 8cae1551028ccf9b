package org.careidentity.openid.requests;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Registers the executor that answers an unknown essential acr. */
public final class AcrExecutorFactory extends ExecutorFactory {

    public static final String PROVIDER_ID = "care-identity-acr";

    public AcrExecutorFactory() {
        super(PROVIDER_ID, "Answers an essential acr that nobody knows with unmet_authentication_requirements.");
    }

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return AcrExecutor.INSTANCE;
    }
}
