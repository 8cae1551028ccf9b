package org.careidentity.authenticators.smartcard.cardhost;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.secret.Secrets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.urls.UrlType;

/** The way of a login to the card host, and what came back of it. */
public final class CardLogin {

    private static final String TICKET = "care_identity_card_ticket";
    private static final String PRESENTED = "care_identity_card_presented.";

    private CardLogin() {}

    /** Why cards can't be used with this server; words for an administrator. */
    public static Optional<String> obstacle(KeycloakSession session) {
        Optional<DirectTls> direct = CardHostResourceFactory.direct(session);
        if (direct.isPresent()) {
            return direct.get().obstacle();
        }
        Optional<CardHost> host = CardHostResourceFactory.host(session);
        return host.isEmpty()
                ? Optional.of("no card host is configured")
                : host.get().obstacle(loginHost(session));
    }

    /**
     * What the browser showed, to the card host or, when it is asked now, on its connection to a server that asks for cards
     * itself. There must be no obstacle.
     *
     * @param asked whether the person has pressed the button
     * @return empty when nothing was shown yet: who was asked must go {@linkplain #toCardHost to the card host}
     */
    public static Optional<PresentedCard> presented(Asker asker, boolean asked) {
        Optional<PresentedCard> returned = take(asker);
        return asked ? ofConnection(asker.session()) : returned;
    }

    private static Optional<PresentedCard> ofConnection(KeycloakSession session) {
        return CardHostResourceFactory.direct(session)
                .map(direct ->
                        PresentedCard.of(session.getContext().getHttpRequest().getClientCertificateChain()));
    }

    /** Sends the browser to the card host; an earlier ticket of this login is void. There must be no obstacle. */
    public static Response toCardHost(Asker asker) {
        KeycloakSession session = asker.session();
        AuthenticationSessionModel authSession = asker.authSession();
        RealmModel realm = authSession.getRealm();
        CardHost host = CardHostResourceFactory.host(session).orElseThrow();
        String ticket = Secrets.make();
        String browser = Secrets.make();
        String domain = Secrets.make();
        CardTicket kept = new CardTicket(
                Secrets.hash(ticket),
                authSession.getParentSession().getId(),
                authSession.getTabId(),
                authSession.getClient().getId(),
                asker.id(),
                Secrets.hash(browser),
                Secrets.hash(domain),
                CardHostResource.address(loginHost(session), realm, "return").build(),
                asker.action().get());
        new CardTickets(session, realm).keep(kept, host.ticketSeconds());
        authSession.removeAuthNote(PRESENTED + kept.asker());
        authSession.setAuthNote(TICKET, kept.id());
        CardCookies.set(
                session,
                kept.id(),
                browser,
                domain,
                host.cookieDomain(loginHost(session)).orElseThrow(),
                host.ticketSeconds() + CardTickets.CODE_SECONDS);
        return redirect(CardHostResource.address(host.address(), realm, "present")
                .queryParam("ticket", ticket)
                .build());
    }

    /** What came back from the card host for an asker, once. */
    private static Optional<PresentedCard> take(Asker asker) {
        String note = PRESENTED + asker.id();
        String presented = asker.authSession().getAuthNote(note);
        asker.authSession().removeAuthNote(note);
        return Optional.ofNullable(presented).map(PresentedCard::parse);
    }

    /** Hands a result to the login that waits for it, unless it waits for another. */
    static boolean deliver(AuthenticationSessionModel authSession, CardTickets.Result result) {
        boolean awaited = result.ticket().id().equals(authSession.getAuthNote(TICKET));
        if (awaited) {
            authSession.removeAuthNote(TICKET);
            authSession.setAuthNote(
                    PRESENTED + result.ticket().asker(), result.card().format());
        }
        return awaited;
    }

    /**
     * The login of this browser that waits for a card, if there is one and no other. The session's cookie alone does not say
     * that it is this browser's, since a sibling of the host can plant it.
     */
    static Optional<AuthenticationSessionModel> waiting(KeycloakSession session, RealmModel realm) {
        RootAuthenticationSessionModel root =
                new AuthenticationSessionManager(session).getCurrentRootAuthenticationSession(realm);
        if (root == null) {
            return Optional.empty();
        }
        List<AuthenticationSessionModel> waiting = root.getAuthenticationSessions().values().stream()
                .filter(login -> login.getAuthNote(TICKET) != null)
                .filter(login -> CardCookies.began(session, login.getAuthNote(TICKET)))
                .toList();
        return waiting.size() == 1 ? Optional.of(waiting.get(0)) : Optional.empty();
    }

    /** The configured address of the login pages, whatever host was asked. */
    static URI loginHost(KeycloakSession session) {
        return session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
    }

    static Response redirect(URI address) {
        return Response.seeOther(address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
