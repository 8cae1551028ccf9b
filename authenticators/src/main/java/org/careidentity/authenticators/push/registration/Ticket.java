package org.careidentity.authenticators.push.registration;

import java.util.Map;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;

/**
 * The right to register one phone for one person, for a short time.
 *
 * @param person the person's id
 * @param account whose account it is, for the app to show
 * @param options what the phone's credential is asked for
 * @param expires seconds since 1970
 */
public record Ticket(String person, String account, CeremonyOptions options, long expires) {

    Map<String, String> notes() {
        return Map.of(
                "person",
                person,
                "account",
                account,
                "options",
                options.json().toString(),
                "expires",
                Long.toString(expires));
    }

    static Ticket of(Map<String, String> notes) {
        return new Ticket(
                notes.get("person"),
                notes.get("account"),
                CeremonyOptions.read(notes.get("options")),
                Long.parseLong(notes.get("expires")));
    }
}
