package org.careidentity.registration.store.jpa;

import org.careidentity.registration.store.RegistrationStore;
import org.careidentity.registration.store.RegistrationStoreFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the tables of the Registration Authority, and clears their rows with their people and realms. */
public final class JpaRegistrationStoreFactory implements RegistrationStoreFactory {

    @Override
    public RegistrationStore create(KeycloakSession session) {
        return new JpaRegistrationStore(session);
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
