package org.careidentity.authenticators.registry.jpa;

import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorRegistryFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the table of authenticators, and clears its rows with their people, realms and user stores. */
public final class JpaAuthenticatorRegistryFactory implements AuthenticatorRegistryFactory {

    @Override
    public AuthenticatorRegistry create(KeycloakSession session) {
        return new JpaAuthenticatorRegistry(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(RowClearing::onEvent);
    }

    @Override
    public String getId() {
        return "jpa";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
