package org.careidentity.phone.realm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A login at the fake realm.
 *
 * @param request as the realm shows it to the phone
 * @param number that the browser shows
 */
public record WaitingLogin(ObjectNode request, String number) {

    private static final int LIFE_SECONDS = 120;

    /** A login that began now. */
    public static WaitingLogin of(String realm, String id, String number) {
        long now = Instant.now().getEpochSecond();
        return new WaitingLogin(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("realm", realm)
                        .put("client", "ward-rounds")
                        .put("person", "0b6c1f6e-52b6-4f0d-9a53-1d1f6c9e7a11")
                        .put("time", Long.toString(now))
                        .put("expires", now + LIFE_SECONDS)
                        .put("digits", number.length())
                        .put("application", "Ward rounds")
                        .put("organisation", "Care Identity")
                        .put("address", "192.0.2.44"),
                number);
    }

    /** The same login with another value of its request. */
    public WaitingLogin with(String member, String value) {
        ObjectNode changed = request.deepCopy();
        changed.put(member, value);
        return new WaitingLogin(changed, number);
    }

    /** The same login, which ends in so many seconds. */
    public WaitingLogin endingIn(int seconds) {
        ObjectNode changed = request.deepCopy();
        changed.put("expires", Instant.now().getEpochSecond() + seconds);
        return new WaitingLogin(changed, number);
    }

    String value(String member) {
        return request.path(member).asText();
    }
}
