package org.careidentity.authenticators.smartcard.cardhost;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * One login of one browser that waits for a card. Where to go back to is kept here and never taken from a request.
 *
 * @param id the hash of the ticket
 * @param root the id of the root authentication session
 * @param tab the tab in it
 * @param client the id of the application
 * @param asker who asks for the card
 * @param browser the hash of the secret in the login host's cookie
 * @param domain the hash of the secret in the cookie of both hosts
 * @param back where the card host sends the browser
 * @param action where the login goes on
 */
record CardTicket(
        String id,
        String root,
        String tab,
        String client,
        String asker,
        String browser,
        String domain,
        URI back,
        URI action) {

    Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        notes.put("id", id);
        notes.put("root", root);
        notes.put("tab", tab);
        notes.put("client", client);
        notes.put("asker", asker);
        notes.put("browser", browser);
        notes.put("domain", domain);
        notes.put("back", back.toString());
        notes.put("action", action.toString());
        return notes;
    }

    static CardTicket of(Map<String, String> notes) {
        return new CardTicket(
                notes.get("id"),
                notes.get("root"),
                notes.get("tab"),
                notes.get("client"),
                notes.get("asker"),
                notes.get("browser"),
                notes.get("domain"),
                URI.create(notes.get("back")),
                URI.create(notes.get("action")));
    }
}
