package org.careidentity.authenticators.push.delivery;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Tells devices behind the back of a login, which never waits for it: {@code session.getProvider(Deliveries.class)}. */
public interface Deliveries extends Provider {

    /**
     * Tells devices that a request waits. It begins once this transaction has committed, so that a device which asks at once
     * finds the request, and does not begin if it rolls back. Whatever fails costs the request nothing.
     *
     * @param recipients those devices of the person that have an address; may be empty
     * @param gone is told which addresses reach nobody any more
     */
    void tell(RealmModel realm, Waiting waiting, List<Recipient> recipients, GoneAddresses gone);

    /**
     * Whether a device was told of a request, from whichever node: true when at least one was, false when none could be. Empty
     * while nobody knows, also when the node that was at it has stopped, and after the request's end.
     */
    Optional<Boolean> outcome(RealmModel realm, String requestId);

    @Override
    default void close() {}
}
