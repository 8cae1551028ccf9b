package org.careidentity.authenticators.smartcard.cardhost;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.careidentity.authenticators.smartcard.header.HeaderRefusedException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The two ends of a visit to the card host. {@code present} answers on the card host alone, with a redirect to where the ticket
 * says; {@code return} answers on the login host alone.
 */
public final class CardHostResource implements RealmResourceProvider {

    static final String ID = "care-identity-card";

    private static final String DESTINATION = "Sec-Fetch-Dest";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CardTickets tickets;
    private final Optional<CardHost> host;

    CardHostResource(KeycloakSession session, Optional<CardHost> host) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.tickets = new CardTickets(session, realm);
        this.host = host;
    }

    static UriBuilder address(URI base, RealmModel realm, String end) {
        return UriBuilder.fromUri(base)
                .path("realms")
                .path(realm.getName())
                .path(ID)
                .path(end);
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}

    /**
     * Where a browser that has a ticket shows its card. Everything that can be checked without the certificate is checked
     * before it is used; the ticket is void afterwards, however it ends.
     */
    @GET
    @Path("present")
    public Response present(@QueryParam("ticket") String ticket) {
        if (host.isEmpty() || !host.get().is(asked())) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        Optional<String> obstacle = host.get().obstacle(CardLogin.loginHost(session));
        if (obstacle.isPresent() || !session.getContext().getHttpRequest().isProxyTrusted()) {
            return refuse("care_identity_card_host_unusable");
        }
        // a browser shows a card silently to whatever a foreign page embeds
        String destination = session.getContext().getRequestHeaders().getHeaderString(DESTINATION);
        if (destination != null && !destination.equals("document")) {
            return refuse("care_identity_card_not_navigated");
        }
        Optional<CardTicket> known = tickets.take(ticket);
        if (known.isEmpty()) {
            return refuse("care_identity_card_ticket_unknown");
        }
        if (!Secrets.matches(
                CardCookies.ofCardHost(session, known.get().id()), known.get().domain())) {
            return refuse("care_identity_card_other_browser");
        }
        String code = tickets.keep(known.get(), card(host.get()));
        return CardLogin.redirect(
                UriBuilder.fromUri(known.get().back()).queryParam("card", code).build());
    }

    private PresentedCard card(CardHost at) {
        HttpHeaders headers = session.getContext().getRequestHeaders();
        try {
            return PresentedCard.of(at.headers().read(headers::getRequestHeader));
        } catch (HeaderRefusedException e) {
            return PresentedCard.of(e);
        }
    }

    /**
     * Where the browser comes back. The code is void before anything is checked: a code that a refused browser leaves behind
     * in a history or a log would log in whoever finds it.
     */
    @GET
    @Path("return")
    public Response back(@QueryParam("card") String code) {
        if (host.isPresent() && host.get().is(asked())) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        Optional<CardTickets.Result> result = tickets.takeResult(code);
        if (result.isEmpty()) {
            return refuse("care_identity_card_code_unknown");
        }
        CardTicket ticket = result.get().ticket();
        if (!Secrets.matches(CardCookies.ofLoginHost(session, ticket.id()), ticket.browser())) {
            return refuse("care_identity_card_other_browser");
        }
        host.flatMap(at -> at.cookieDomain(CardLogin.loginHost(session)))
                .ifPresent(domain -> CardCookies.expire(session, ticket.id(), domain));
        Optional<AuthenticationSessionModel> authSession = waiting(ticket);
        if (authSession.isEmpty() || !CardLogin.deliver(authSession.get(), result.get())) {
            return refuse("care_identity_card_other_login");
        }
        return CardLogin.redirect(ticket.action());
    }

    /** The login of this browser's own cookie, if it is the one that the ticket was made for. */
    private Optional<AuthenticationSessionModel> waiting(CardTicket ticket) {
        ClientModel client = realm.getClientById(ticket.client());
        return Optional.ofNullable(client)
                .map(application -> new AuthenticationSessionManager(session)
                        .getCurrentAuthenticationSession(realm, application, ticket.tab()))
                .filter(login -> login.getParentSession().getId().equals(ticket.root()));
    }

    private URI asked() {
        return session.getContext().getHttpRequest().getUri().getBaseUri();
    }

    private Response refuse(String reason) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .error(reason);
        return session.getProvider(LoginFormsProvider.class)
                .setError("care-identity-card-login-lost")
                .createErrorPage(Response.Status.BAD_REQUEST);
    }
}
