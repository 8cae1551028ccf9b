package org.careidentity.authenticators.push.delivery.webpush;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import org.careidentity.authenticators.fido.wire.MalformedException;
import org.careidentity.authenticators.fido.wire.StrictJson;
import org.careidentity.authenticators.push.delivery.PushAddressException;

/**
 * An app's push subscription (Push API, {@code PushSubscription.toJSON()}).
 *
 * @param endpoint where messages go; whoever knows it may send (RFC 8030 section 8.3), so it is in no log
 * @param key what a secret is agreed upon with
 * @param secret what the app has in common with those that may send (RFC 8291 section 3.2)
 */
record Subscription(URI endpoint, ECPublicKey key, byte[] secret) {

    private static final int LONGEST = 4096;
    private static final int LONGEST_ENDPOINT = 2048;
    /** 65 bytes, and no second spelling of them. */
    private static final Pattern POINT = Pattern.compile("[A-Za-z0-9_-]{86}[AEIMQUYcgkosw048]");
    /** 16 bytes (RFC 8291 section 3.2), of which there is no shorter form. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    /** Reads what an app sent, to a service that may be asked. */
    static Subscription of(String address, AllowedServices services) throws PushAddressException {
        if (address.length() > LONGEST) {
            throw new PushAddressException("the subscription is longer than " + LONGEST + " characters");
        }
        try {
            ObjectNode subscription = StrictJson.object(address);
            URI endpoint = endpoint(StrictJson.text(subscription, "endpoint"));
            services.require(endpoint);
            JsonNode keys = subscription.path("keys");
            return new Subscription(endpoint, key(bytes(POINT, keys, "p256dh")), bytes(SECRET, keys, "auth"));
        } catch (MalformedException e) {
            throw new PushAddressException("not a push subscription: " + e.getMessage(), e);
        }
    }

    private static URI endpoint(String text) throws PushAddressException {
        try {
            if (text.length() <= LONGEST_ENDPOINT && URI.create(text).isAbsolute()) {
                return URI.create(text);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text
        }
        throw new PushAddressException("the endpoint is no address");
    }

    private static byte[] bytes(Pattern shape, JsonNode keys, String member) throws PushAddressException {
        String text = StrictJson.text(keys, member);
        if (!shape.matcher(text).matches()) {
            throw new PushAddressException("the key " + member + " has not its length, or is not base64url");
        }
        return Base64.getUrlDecoder().decode(text);
    }

    private static ECPublicKey key(byte[] point) throws PushAddressException {
        try {
            return P256.publicKey(point);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PushAddressException("the key p256dh is no point of P-256", e);
        }
    }

    /** Where the server says that it goes (RFC 8292 section 2). */
    String origin() {
        return AllowedServices.origin(endpoint);
    }
}
