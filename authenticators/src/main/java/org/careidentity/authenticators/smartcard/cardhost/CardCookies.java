package org.careidentity.authenticators.smartcard.cardhost;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * Two cookies that bind a ticket to the browser that began. The login host's own ({@code __Host-}, which no sibling of the
 * host can set) is looked at on the way back; the one of the domain that both hosts share is looked at by the card host, before
 * a certificate is used: it alone keeps the card of a person who was lured there out of the login of the one who lured them.
 * Both are Lax: with Strict the browser counts a login that an application began as begun by a foreign site.
 */
final class CardCookies {

    private static final int SHOWN_OF_TICKET = 8;

    private CardCookies() {}

    /**
     * Sets both. The login host's own stays as long as the login may take: a browser that comes too late is known by it.
     *
     * @param seconds how long the ticket and its code may take together
     */
    static void set(
            KeycloakSession session, String ticketId, String browser, String domainSecret, String domain, int seconds) {
        int login = session.getContext().getRealm().getAccessCodeLifespanLogin();
        add(session, own(ticketId), browser, null, Math.max(login, seconds));
        add(session, shared(ticketId), domainSecret, domain, seconds);
    }

    static void expire(KeycloakSession session, String ticketId, String domain) {
        add(session, own(ticketId), "", null, 0);
        add(session, shared(ticketId), "", domain, 0);
    }

    /** Whether this browser is the one that began; a sibling of the host can't make it look so. */
    static boolean began(KeycloakSession session, String ticketId) {
        return ofLoginHost(session, ticketId) != null;
    }

    /** The secret that the browser brings to the login host; null when it has none. */
    static String ofLoginHost(KeycloakSession session, String ticketId) {
        return value(session, own(ticketId));
    }

    /** The secret that the browser brings to the card host; null when it has none. */
    static String ofCardHost(KeycloakSession session, String ticketId) {
        return value(session, shared(ticketId));
    }

    private static String value(KeycloakSession session, String name) {
        Map<String, Cookie> cookies = session.getContext().getRequestHeaders().getCookies();
        return cookies.containsKey(name) ? cookies.get(name).getValue() : null;
    }

    private static void add(KeycloakSession session, String name, String value, String domain, int seconds) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name)
                        .value(value)
                        .path("/")
                        .domain(domain)
                        .maxAge(seconds)
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }

    /** Two tabs wait for two cards: the name has a part of the ticket's hash. */
    private static String own(String ticketId) {
        return "__Host-care_identity_card_" + ticketId.substring(0, SHOWN_OF_TICKET);
    }

    private static String shared(String ticketId) {
        return "__Secure-care_identity_card_" + ticketId.substring(0, SHOWN_OF_TICKET);
    }
}
