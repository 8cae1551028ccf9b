package org.careidentity.openid.requests;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Registers the executor that reads {@code max_age}. */
public final class MaxAgeExecutorFactory extends ExecutorFactory {

    public static final String PROVIDER_ID = "care-identity-max-age";

    public MaxAgeExecutorFactory() {
        super(
                PROVIDER_ID,
                "Accepts an empty or very large max_age, and answers an unreadable one with invalid_request to the"
                        + " application.");
    }

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new MaxAgeExecutor(session);
    }
}
