package org.careidentity.authenticators.node;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.storage.UserStorageUtil;

/** What a node remembers of people. */
public final class CachedPeople {

    private CachedPeople() {}

    /**
     * Has a person, and whoever looks them up in this Keycloak session from now on, read the database. Keycloak takes a
     * changed person out of its caches after the commit: who has waited for that commit in the database, or was answered by
     * another node, may still find them there as they were before.
     */
    public static void readAnew(KeycloakSession session, UserModel person) {
        UserCache cache = UserStorageUtil.userCache(session);
        if (cache != null) {
            // this very object: Keycloak hands out several of one person
            cache.evict(session.getContext().getRealm(), person);
        }
    }
}
