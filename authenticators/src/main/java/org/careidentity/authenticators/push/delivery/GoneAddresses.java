package org.careidentity.authenticators.push.delivery;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Is told of addresses that reach nobody any more. */
@FunctionalInterface
public interface GoneAddresses {

    /**
     * Forgets an address, on a thread of the background: an implementation holds ids, and nothing of the request's session.
     * The app may have renewed the address meanwhile, so only one that is still the same is to be forgotten.
     *
     * @param session one of its own, in a transaction that commits afterwards
     */
    void forget(KeycloakSession session, RealmModel realm, Recipient gone);
}
