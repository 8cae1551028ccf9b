package org.careidentity.authenticators.smartcard.cardhost;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.urls.UrlType;

/** The way of a login to the card host, and what came back of it. */
public final class CardLogin {

    private static final String TICKET = "care_identity_card_ticket.";
    private static final String PRESENTED = "care_identity_card_presented.";

    private CardLogin() {}

    /** Why logins by card can't be done with this server; words for an administrator. */
    public static Optional<String> obstacle(KeycloakSession session) {
        Optional<CardHost> host = CardHostResourceFactory.host(session);
        return host.isEmpty()
                ? Optional.of("no card host is configured")
                : host.get().obstacle(loginHost(session));
    }

    /** Sends the browser to the card host; an earlier ticket of this execution is void. There must be no obstacle. */
    public static Response toCardHost(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        CardHost host = CardHostResourceFactory.host(session).orElseThrow();
        String ticket = Secrets.make();
        String browser = Secrets.make();
        String domain = Secrets.make();
        CardTicket kept = new CardTicket(
                Secrets.hash(ticket),
                authSession.getParentSession().getId(),
                authSession.getTabId(),
                authSession.getClient().getId(),
                context.getExecution().getId(),
                Secrets.hash(browser),
                Secrets.hash(domain),
                CardHostResource.address(loginHost(session), context.getRealm(), "return")
                        .build(),
                context.getActionUrl(context.generateAccessCode()));
        new CardTickets(session, context.getRealm()).keep(kept);
        authSession.removeAuthNote(PRESENTED + kept.execution());
        authSession.setAuthNote(TICKET + kept.execution(), kept.id());
        CardCookies.set(
                session,
                kept.id(),
                browser,
                domain,
                host.cookieDomain(loginHost(session)).orElseThrow());
        return redirect(CardHostResource.address(host.address(), context.getRealm(), "present")
                .queryParam("ticket", ticket)
                .build());
    }

    /** What came back from the card host for this execution, once. */
    public static Optional<PresentedCard> take(AuthenticationFlowContext context) {
        String note = PRESENTED + context.getExecution().getId();
        String presented = context.getAuthenticationSession().getAuthNote(note);
        context.getAuthenticationSession().removeAuthNote(note);
        return Optional.ofNullable(presented).map(PresentedCard::parse);
    }

    /** Hands a result to the login that waits for it, unless it waits for another. */
    static boolean deliver(AuthenticationSessionModel authSession, CardTickets.Result result) {
        String note = TICKET + result.ticket().execution();
        boolean awaited = result.ticket().id().equals(authSession.getAuthNote(note));
        if (awaited) {
            authSession.removeAuthNote(note);
            authSession.setAuthNote(
                    PRESENTED + result.ticket().execution(), result.card().format());
        }
        return awaited;
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
