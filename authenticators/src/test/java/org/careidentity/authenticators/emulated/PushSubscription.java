package org.careidentity.authenticators.emulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An app's subscription at a {@link PushService}.
 *
 * @param vapidKey the only server that may send
 * @param received what came, and was read with the app's keys
 */
public record PushSubscription(
        String endpoint, String vapidKey, PushKeys keys, BlockingQueue<PushService.Message> received) {

    /** What a browser's {@code toJSON()} gives. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("endpoint", endpoint);
        json.putNull("expirationTime");
        json.putObject("keys").put("p256dh", Bytes.base64url(keys.point())).put("auth", Bytes.base64url(keys.secret()));
        return json.toString();
    }

    /** The next message, or null when none comes meanwhile. */
    public PushService.Message next(Duration meanwhile) throws InterruptedException {
        return received.poll(meanwhile.toMillis(), TimeUnit.MILLISECONDS);
    }
}
