package org.careidentity.registration.store.jpa;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Brings the tables into Keycloak's database. Its id does not begin like the other providers of the pack: Keycloak names the
 * log of applied changes by the first ten characters, and the table of authenticators has one of its own.
 */
public final class RegistrationTablesFactory implements JpaEntityProviderFactory {

    static final String PROVIDER_ID = "registration-care-identity-jpa";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new RegistrationTables();
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
