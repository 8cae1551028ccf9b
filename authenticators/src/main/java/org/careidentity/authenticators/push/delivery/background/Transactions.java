package org.careidentity.authenticators.push.delivery.background;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Does work in a session and a transaction of its own, which commits unless the work throws. */
interface Transactions {

    <V> V run(KeycloakSessionTaskWithResult<V> work);

    static Transactions of(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        return new Transactions() {
            @Override
            public <V> V run(KeycloakSessionTaskWithResult<V> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(factory, work);
            }
        };
    }
}
