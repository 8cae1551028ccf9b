package org.careidentity.registration.store.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;
import org.keycloak.provider.ProviderEvent;

/** Clears what is kept of people and realms that are gone: a link to nobody leads nowhere. */
final class RowClearing {

    private RowClearing() {}

    static void onEvent(ProviderEvent event) {
        if (event instanceof UserRemovedEvent user) {
            for (String entity : List.of("CareIdentityLink", "CareIdentityProposal")) {
                entities(user.getKeycloakSession())
                        .createQuery("delete from " + entity + " where realmId = :realm and userId = :user")
                        .setParameter("realm", user.getRealm().getId())
                        .setParameter("user", user.getUser().getId())
                        .executeUpdate();
            }
        } else if (event instanceof RealmRemovedEvent realm) {
            for (String entity : List.of("CareIdentityLink", "CareIdentityProposal", "CareIdentityJob")) {
                entities(realm.getKeycloakSession())
                        .createQuery("delete from " + entity + " where realmId = :realm")
                        .setParameter("realm", realm.getRealm().getId())
                        .executeUpdate();
            }
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
