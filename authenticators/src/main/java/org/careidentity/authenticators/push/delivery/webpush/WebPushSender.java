package org.careidentity.authenticators.push.delivery.webpush;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.http.HttpStatus;
import org.careidentity.authenticators.push.delivery.DeliveryException;
import org.careidentity.authenticators.push.delivery.PushAddressException;
import org.careidentity.authenticators.push.delivery.PushMessage;
import org.careidentity.authenticators.push.delivery.PushSender;

/** Tells an app through the push service of its browser. */
record WebPushSender(WebPushSettings settings, PushPost post, InstantSource clock) implements PushSender {

    @Override
    public boolean usable() {
        return settings.key().isPresent();
    }

    @Override
    public Optional<String> vapidKey() {
        return settings.key().map(VapidKey::publicKey);
    }

    @Override
    public void check(String address) throws PushAddressException {
        if (!usable()) {
            throw new PushAddressException("this server has no key for Web Push");
        }
        Subscription.of(address, settings.services());
    }

    @Override
    public void send(String address, PushMessage message) throws DeliveryException {
        VapidKey key = settings.key()
                .orElseThrow(
                        () -> DeliveryException.failed("this server has no key for Web Push, the option vapid-key"));
        Subscription to = subscription(address);
        int status = post(key, to, message);
        if (status == HttpStatus.SC_NOT_FOUND || status == HttpStatus.SC_GONE) {
            throw DeliveryException.gone(to.origin() + " knows the subscription no more"); // RFC 8030 section 7.3
        }
        if (status / 100 != 2) {
            throw DeliveryException.failed(to.origin() + " answers " + status);
        }
    }

    /** An address that was allowed once may not be any more. */
    private Subscription subscription(String address) throws DeliveryException {
        try {
            return Subscription.of(address, settings.services());
        } catch (PushAddressException e) {
            throw DeliveryException.failed(e.getMessage(), e);
        }
    }

    private int post(VapidKey key, Subscription to, PushMessage message) throws DeliveryException {
        try {
            byte[] encrypted = Encryption.fresh().encrypt(json(message), to.key(), to.secret());
            Map<String, String> headers = Map.of(
                    "Authorization",
                    key.authorization(to.origin(), clock.instant()),
                    "Content-Encoding",
                    Encryption.CODING,
                    "Content-Type",
                    "application/octet-stream",
                    "TTL",
                    Integer.toString(message.secondsToLive()),
                    "Urgency",
                    "high");
            return post.status(to.endpoint(), headers, encrypted);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw DeliveryException.failed(
                    to.origin() + " is not reached: " + e.getClass().getSimpleName(), e);
        }
    }

    private static byte[] json(PushMessage message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("realm", message.realm())
                .put("credentialId", message.credentialId())
                .put("requestId", message.requestId())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
