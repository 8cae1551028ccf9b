package org.careidentity.authenticators.push.registration;

import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.secret.Places;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Tickets of a realm and the phones that came with them, in the store that all nodes share. Its keys have the hashes of
 * tickets alone. A phone is nobody's until the browser that the ticket was made in says so.
 */
public final class Tickets {

    /** How long a ticket counts, and how long a phone waits for the browser (OWASP ASVS 5.0 requirement 6.5.5). */
    static final int SECONDS = 600;

    private static final int TRIES = 3;

    private final SingleUseObjectProvider store;
    private final RealmModel realm;

    /** Those of the realm of a session. */
    public Tickets(KeycloakSession session) {
        this.store = session.singleUseObjects();
        this.realm = session.getContext().getRealm();
    }

    void keep(String secret, Ticket ticket) {
        store.put(key("ticket", Secrets.hash(secret)), SECONDS, ticket.notes());
    }

    /** What a ticket is for; empty when it is unknown, used or too old. */
    public Optional<Ticket> find(String secret) {
        return Secrets.shaped(secret)
                ? Optional.ofNullable(store.get(key("ticket", Secrets.hash(secret))))
                        .map(Ticket::of)
                : Optional.empty();
    }

    /**
     * Uses a ticket up and has its phone wait for the browser.
     *
     * @return false when another phone was first
     */
    public boolean present(String secret, NewPhone phone) {
        String hash = Secrets.hash(secret);
        if (store.remove(key("ticket", hash)) == null) {
            return false;
        }
        store.put(key("phone", hash), SECONDS, phone.notes());
        store.put(
                key("waiting", phone.credential().credentialId()),
                SECONDS,
                Map.of("token", phone.tokenHash(), "phone", hash));
        return true;
    }

    /** Forgets a ticket and its phone. */
    void drop(String secret) {
        String hash = Secrets.hash(secret);
        store.remove(key("ticket", hash));
        store.remove(key("phone", hash));
    }

    /** The phone that came with a ticket; empty while none has. */
    Optional<NewPhone> phone(String secret) {
        return phoneOf(Secrets.hash(secret));
    }

    private Optional<NewPhone> phoneOf(String hash) {
        return Optional.ofNullable(store.get(key("phone", hash))).map(NewPhone::of);
    }

    /** Takes the phone of a ticket, once. */
    Optional<NewPhone> take(String secret) {
        return Optional.ofNullable(store.remove(key("phone", Secrets.hash(secret))))
                .map(NewPhone::of);
    }

    /** Takes one of the tries that there are to type the phone's number, before it is looked at. */
    boolean reserveTry(String secret) {
        return Places.take(store, key("try", Secrets.hash(secret)), TRIES, SECONDS)
                .isPresent();
    }

    /** Whether a phone that brings this token is one that waits for its browser. */
    public boolean isWaiting(String credentialId, String token) {
        Map<String, String> waiting = store.get(key("waiting", credentialId));
        return waiting != null
                && Secrets.matches(token, waiting.get("token"))
                && phoneOf(waiting.get("phone")).isPresent();
    }

    /** Whether a phone has come with the ticket of this hash, for the page that waits for it. */
    public boolean hasPhone(String hash) {
        return store.contains(key("phone", hash));
    }

    private String key(String kind, String of) {
        return "care-identity.push.registration." + kind + "." + realm.getId() + "." + of;
    }
}
