package org.careidentity.authenticators.smartcard.cardhost;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.authenticators.smartcard.header.HeaderRefusedException;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The two ends of a visit to the card host, and the page of a visit that is nobody's. {@code present} answers on the card host
 * alone, with a redirect to where the ticket says; {@code return} and {@code lost} answer on the login host alone.
 */
public final class CardHostResource implements RealmResourceProvider {

    static final String ID = "care-identity-card";

    private static final Logger LOGGER = Logger.getLogger(CardHostResource.class);
    private static final String DESTINATION = "Sec-Fetch-Dest";
    private static final String LOST = "lost";
    private static final String LOST_TEMPLATE = "care-identity-smartcard-lost.ftl";

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
        if (!atCardHost()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        Optional<String> obstacle =
                host.get().obstacle(CardLogin.loginHost(session)).or(this::senderObstacle);
        if (obstacle.isPresent()) {
            LOGGER.errorf("The card host takes no card: %s", obstacle.get());
            return leave("care_identity_card_host_unusable");
        }
        // a browser shows a card silently to whatever a foreign page embeds; nobody would see a page of ours there
        String destination = session.getContext().getRequestHeaders().getHeaderString(DESTINATION);
        if (destination != null && !destination.equals("document")) {
            tell("care_identity_card_not_navigated");
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        Optional<CardTicket> known = tickets.take(ticket);
        if (known.isEmpty()) {
            return leave("care_identity_card_ticket_unknown");
        }
        if (!Secrets.matches(
                CardCookies.ofCardHost(session, known.get().id()), known.get().domain())) {
            return leave("care_identity_card_other_browser");
        }
        String code = tickets.keep(known.get(), card(host.get()));
        return CardLogin.redirect(
                UriBuilder.fromUri(known.get().back()).queryParam("card", code).build());
    }

    /** Certificates are public: whoever gets past the proxy could write anybody's into a header. */
    private Optional<String> senderObstacle() {
        return session.getContext().getHttpRequest().isProxyTrusted()
                ? Optional.empty()
                : Optional.of("the request came from "
                        + session.getContext().getConnection().getRemoteAddr()
                        + ", which is none of proxy-trusted-addresses");
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
        if (atCardHost()) {
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

    /**
     * Where a browser ends whose visit is not the one of a login of its own. The address says nothing, so that whoever sends
     * somebody here gets nothing for it: the words are fixed, they name no application, since the person may have been lured,
     * and the way on is to the login that this browser itself began.
     */
    @GET
    @Path(LOST)
    public Response lost() {
        if (atCardHost()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        Map<String, Object> members = new HashMap<>();
        CardLogin.waiting(session, realm).ifPresent(login -> members.put("again", again(login)));
        return Page.outsideLogin(session, members)
                .setError("care-identity-card-login-lost")
                .setStatus(Response.Status.BAD_REQUEST)
                .createForm(LOST_TEMPLATE);
    }

    /** Where a login begins anew, with all its methods; whoever is logged in stays so. */
    private String again(AuthenticationSessionModel login) {
        return Urls.realmLoginRestartPage(
                        CardLogin.loginHost(session),
                        realm.getName(),
                        login.getClient().getClientId(),
                        login.getTabId(),
                        AuthenticationProcessor.getClientData(session, login),
                        true)
                .toString();
    }

    private boolean atCardHost() {
        return host.isPresent()
                && host.get().is(session.getContext().getHttpRequest().getUri().getBaseUri());
    }

    /** Refuses at the login host, where the browser is. */
    private Response refuse(String reason) {
        tell(reason);
        return lost();
    }

    /** Refuses at the card host, which serves one path: not what a page looks like, either. */
    private Response leave(String reason) {
        tell(reason);
        return CardLogin.redirect(
                address(CardLogin.loginHost(session), realm, LOST).build());
    }

    private void tell(String reason) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .error(reason);
    }
}
