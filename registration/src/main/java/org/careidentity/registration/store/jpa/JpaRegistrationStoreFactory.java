package org.careidentity.registration.store.jpa;

import java.time.Duration;
import org.careidentity.registration.store.RegistrationStore;
import org.careidentity.registration.store.RegistrationStoreFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Registers the tables of the Registration Authority, and clears their rows: with their people and realms, and after their
 * time. The option {@code expiry-seconds} says how often the latter, by default every hour.
 */
public final class JpaRegistrationStoreFactory implements RegistrationStoreFactory {

    private static final int HOUR_SECONDS = 3600;

    private Expiry expiry;

    @Override
    public RegistrationStore create(KeycloakSession session) {
        return new JpaRegistrationStore(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(RowClearing::onEvent);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                expiry.schedule(factory);
            }
        });
    }

    @Override
    public String getId() {
        return "jpa";
    }

    @Override
    public void init(Config.Scope config) {
        expiry = new Expiry(Duration.ofSeconds(config.getInt("expiry-seconds", HOUR_SECONDS)));
    }

    @Override
    public void close() {}
}
