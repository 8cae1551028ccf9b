package org.careidentity.authenticators.smartcard.cardhost;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Tickets to the card host and codes back from it, each good once: taking one removes it, on whatever node. The store has the
 * hashes alone, under the realm's id.
 */
final class CardTickets {

    /** A browser follows a redirect meanwhile. */
    static final int CODE_SECONDS = 30;

    private static final String PRESENTED = "presented";

    private final SingleUseObjectProvider store;
    private final RealmModel realm;

    CardTickets(KeycloakSession session, RealmModel realm) {
        this.store = session.singleUseObjects();
        this.realm = realm;
    }

    /** What a code stands for. */
    record Result(CardTicket ticket, PresentedCard card) {}

    void keep(CardTicket ticket, int seconds) {
        store.put(key("ticket", ticket.id()), seconds, ticket.notes());
    }

    Optional<CardTicket> take(String ticket) {
        return take("ticket", ticket).map(CardTicket::of);
    }

    /** Keeps what the card host saw, and returns the code that stands for it. */
    String keep(CardTicket ticket, PresentedCard card) {
        String code = Secrets.make();
        Map<String, String> notes = new HashMap<>(ticket.notes());
        notes.put(PRESENTED, card.format());
        store.put(key("result", Secrets.hash(code)), CODE_SECONDS, notes);
        return code;
    }

    Optional<Result> takeResult(String code) {
        return take("result", code)
                .map(notes -> new Result(CardTicket.of(notes), PresentedCard.parse(notes.get(PRESENTED))));
    }

    private Optional<Map<String, String>> take(String kind, String secret) {
        return Secrets.shaped(secret)
                ? Optional.ofNullable(store.remove(key(kind, Secrets.hash(secret))))
                : Optional.empty();
    }

    private String key(String kind, String hash) {
        return "care-identity.card." + kind + "." + realm.getId() + "." + hash;
    }
}
