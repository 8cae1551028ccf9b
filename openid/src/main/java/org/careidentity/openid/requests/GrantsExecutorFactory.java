package org.careidentity.openid.requests;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/** Registers the executor that closes every grant but the authorization code's. */
public final class GrantsExecutorFactory extends ExecutorFactory {

    public static final String PROVIDER_ID = "care-identity-grants";

    public GrantsExecutorFactory() {
        super(
                PROVIDER_ID,
                "Refuses the password, token exchange, device, CIBA and JWT bearer grants, and implicit and hybrid"
                        + " responses.");
    }

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return GrantsExecutor.INSTANCE;
    }
}
