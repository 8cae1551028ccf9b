package org.careidentity.authenticators.push.delivery;

import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * A way to tell a device that something waits for its person. A device's address is a JSON object, as its app sent it; what it
 * holds is the sender's affair. An address is a stranger's text: whoever can name one could have the server ask its neighbours
 * (CWE-918), so a sender reaches allowed hosts alone.
 */
public interface PushSender extends Provider {

    /** Whether it can tell anybody, or only keeps the place of one that can: an open app asks by itself. */
    default boolean usable() {
        return true;
    }

    /** What an app needs before it has an address; empty where it needs nothing. For Web Push the server's public key. */
    default Optional<String> vapidKey() {
        return Optional.empty();
    }

    /**
     * Checks an address before it is kept, at a registration and at each renewal.
     *
     * @throws PushAddressException when it has not the shape of an address, or may not be asked
     */
    void check(String address) throws PushAddressException;

    /**
     * Tells a device, and blocks for a few seconds at most. The context of the sender's session has the realm; no request and
     * no person.
     *
     * @throws DeliveryException when the device is not told, for whatever reason
     */
    void send(String address, PushMessage message) throws DeliveryException;

    @Override
    default void close() {}
}
