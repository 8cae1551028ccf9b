package org.careidentity.authenticators.push.request;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.common.util.Time;

/**
 * What a login asks a person's phone.
 *
 * @param id random, unguessable
 * @param number what the browser shows and the phone's signature is over; it never leaves for the phone
 * @param realm the realm's address
 * @param client the application's client id
 * @param person the person's id
 * @param time when the browser began, seconds since 1970
 * @param application the application's name, for the person to read
 * @param address the browser's network address
 */
public record PushRequest(
        String id,
        String number,
        String realm,
        String client,
        String person,
        long time,
        String application,
        String address) {

    /** How long a request may be answered (NIST SP 800-63B-4 section 3.1.3.2 allows ten minutes). */
    public static final int SECONDS = 120;

    /** When it can't be answered any more, seconds since 1970. */
    public long expires() {
        return time + SECONDS;
    }

    /** Whether it is too late to answer. */
    public boolean isLate() {
        return Time.currentTime() >= expires();
    }

    Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        notes.put("id", id);
        notes.put("number", number);
        notes.put("realm", realm);
        notes.put("client", client);
        notes.put("person", person);
        notes.put("time", Long.toString(time));
        notes.put("application", application);
        notes.put("address", address);
        return notes;
    }

    static PushRequest of(Map<String, String> notes) {
        return new PushRequest(
                notes.get("id"),
                notes.get("number"),
                notes.get("realm"),
                notes.get("client"),
                notes.get("person"),
                Long.parseLong(notes.get("time")),
                notes.get("application"),
                notes.get("address"));
    }
}
