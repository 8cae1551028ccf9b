package org.careidentity.authenticators.removal;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Registers the listener for every realm: it needs no place in a realm's list of listeners, and no stored events. And hears, before
 * a person is removed by whichever way, that they leave.
 */
public final class PersonListenerFactory implements EventListenerProviderFactory {

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new PersonListener(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return "care-identity-person-sessions";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(PersonListenerFactory::leaves);
    }

    private static void leaves(ProviderEvent event) {
        if (event instanceof UserModel.UserPreRemovedEvent leaver) {
            PersonSessions.endNow(
                    leaver.getKeycloakSession(),
                    leaver.getRealm().getId(),
                    leaver.getUser().getId());
        }
    }

    @Override
    public void close() {}
}
