package org.careidentity.authenticators.registry.jpa;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Brings the table into Keycloak's database. The only provider of its kind in the pack: Keycloak names the log of applied
 * changes by the first ten characters of the id, and two providers would share one log.
 */
public final class AuthenticatorTableFactory implements JpaEntityProviderFactory {

    static final String PROVIDER_ID = "care-identity-jpa";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new AuthenticatorTable();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
