package org.careidentity.authenticators.registry.jpa;

import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel.RealmRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.storage.StoreSyncEvent;
import org.keycloak.storage.UserStorageProvider;

/**
 * Clears the rows of people that are gone. Rows of one removed credential go by the foreign key; Keycloak has no event for
 * it.
 */
final class RowClearing {

    private RowClearing() {}

    static void onEvent(ProviderEvent event) {
        if (event instanceof UserRemovedEvent user) {
            entities(user.getKeycloakSession())
                    .createQuery("delete from CareIdentityAuthenticator where realmId = :realm and userId = :user")
                    .setParameter("realm", user.getRealm().getId())
                    .setParameter("user", user.getUser().getId())
                    .executeUpdate();
        } else if (event instanceof RealmRemovedEvent realm) {
            entities(realm.getKeycloakSession())
                    .createQuery("delete from CareIdentityAuthenticator where realmId = :realm")
                    .setParameter("realm", realm.getRealm().getId())
                    .executeUpdate();
        } else if (event instanceof StoreSyncEvent store && isRemovalOfUsers(store)) {
            // Keycloak says it after the transaction that removed the store
            KeycloakModelUtils.runJobInTransaction(store.getSession().getKeycloakSessionFactory(), session -> entities(
                            session)
                    .createQuery("delete from CareIdentityAuthenticator where realmId = :realm and userId like :users")
                    .setParameter("realm", store.getRealm().getId())
                    .setParameter("users", "f:" + store.getModel().getId() + ":%")
                    .executeUpdate());
        }
    }

    /** A store whose users were not imported: they go without an event of their own. */
    private static boolean isRemovalOfUsers(StoreSyncEvent event) {
        return event.getRemoved()
                && event.getModel() != null
                && UserStorageProvider.class.getName().equals(event.getModel().getProviderType());
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
