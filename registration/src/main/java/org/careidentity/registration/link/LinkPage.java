package org.careidentity.registration.link;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.LongDate;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.RealmCookie;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.mappers.directory.DirectoryException;
import org.careidentity.mappers.directory.PersonDirectory;
import org.careidentity.registration.person.PersonName;
import org.careidentity.registration.rights.Organisations;
import org.careidentity.registration.store.Link;
import org.careidentity.registration.store.LinkState;
import org.careidentity.registration.store.LinkStore;
import org.careidentity.registration.store.RegistrationStore;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The page that a link leads to. The browser that opens it first is the only one that can go on; a program that fetches the
 * address, to look at it in advance, opens nothing, since opening takes a form. Then the passphrase is asked for, and the
 * registration of the one method begins.
 */
public final class LinkPage {

    private static final String TEMPLATE = "care-identity-registration-link.ftl";
    private static final String COOKIE = "CARE_IDENTITY_LINK_";
    private static final String FIELD = "passphrase";
    private static final int MOST_TRIES = 5;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LinkStore store;
    private final String secret;

    /**
     * For the link with a secret, whether or not there is one.
     *
     * @param secret as the address has it
     */
    public LinkPage(KeycloakSession session, String secret) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.store = session.getProvider(RegistrationStore.class).links();
        this.secret = secret;
    }

    /** What is due: to open the link, the passphrase, or why it leads nowhere. */
    @GET
    public Response page() {
        return show(null);
    }

    /** Opens the link, or takes the passphrase. */
    @POST
    public Response post() {
        Form form = Form.of(session.getContext().getHttpRequest());
        Optional<Link> link = usable();
        if (link.isPresent() && form.action().equals("open")) {
            return open(link.get());
        }
        if (link.isPresent() && isOurs(link.get()) && form.has(FIELD)) {
            return take(link.get(), form.text(FIELD));
        }
        return show(null);
    }

    private Response open(Link link) {
        String browser = Secrets.make();
        if (store.open(realm, link.id(), Secrets.hash(browser), now())) {
            Duration left = Duration.between(now(), link.expires());
            RealmCookie.set(session, COOKIE + link.id(), browser, left);
        }
        return Response.seeOther(session.getContext().getUri().getRequestUri()).build();
    }

    private Response take(Link link, String typed) {
        Optional<Integer> left = store.takeTry(realm, link.id(), MOST_TRIES, now());
        UserModel person = session.users().getUserById(realm, link.person());
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.EXECUTE_ACTION_TOKEN)
                .user(person)
                .detail("care_identity_link", link.id())
                .detail("care_identity_method", link.method())
                .detail("care_identity_registered_by", link.issuer());
        if (left.isEmpty() || person == null || !person.isEnabled()) {
            store.revoke(realm, link.id());
            event.error("care_identity_link_revoked");
            return show(null);
        }
        boolean right = Passphrase.hash(secret, typed).equals(link.passphraseHash());
        if (right && PendingActions.of(realm, person).isPresent()) {
            event.error("care_identity_link_pending_action");
            return Page.outsideLogin(session, Map.of("state", "pending"))
                    .setStatus(Response.Status.CONFLICT)
                    .createForm(TEMPLATE);
        }
        if (right) {
            // no guess: somebody who begins again must not run out of tries
            store.giveBack(realm, link.id());
            event.success();
            return LinkLogin.begin(session, person, link);
        }
        if (left.get() == 0) {
            store.revoke(realm, link.id());
            event.error("care_identity_link_tries");
            return show(null);
        }
        event.error("care_identity_link_passphrase");
        return show(new FormMessage(FIELD, "care-identity-link-passphrase-wrong", left.get()));
    }

    private Response show(FormMessage error) {
        Optional<Link> link = usable();
        if (link.isEmpty()) {
            return Page.outsideLogin(session, Map.of("state", "over"))
                    .setStatus(Response.Status.GONE)
                    .createForm(TEMPLATE);
        }
        if (link.get().state() == LinkState.OPENED && !isOurs(link.get())) {
            return Page.outsideLogin(session, Map.of("state", "elsewhere"))
                    .setStatus(Response.Status.FORBIDDEN)
                    .createForm(TEMPLATE);
        }
        LoginFormsProvider page = Page.outsideLogin(session, members(link.get()));
        if (error != null) {
            page.addError(error);
        }
        return page.createForm(TEMPLATE);
    }

    private Map<String, Object> members(Link link) {
        return Map.of(
                "state",
                link.state() == LinkState.ISSUED ? "issued" : "opened",
                "method",
                "care-identity-method-" + link.method(),
                "issuer",
                PersonName.of(session, link.issuer()),
                "organisation",
                organisation(link),
                "reason",
                link.reason(),
                "expires",
                LongDate.withTime(link.expires(), session.getContext().resolveLocale(null)));
    }

    /** By its name, where the person's entry in the directory has it. */
    private String organisation(Link link) {
        try {
            UserModel person = session.users().getUserById(realm, link.person());
            return person == null
                    ? link.organisation()
                    : Organisations.of(PersonDirectory.of(session, person))
                            .getOrDefault(link.organisation(), link.organisation());
        } catch (DirectoryException e) {
            return link.organisation();
        }
    }

    private Optional<Link> usable() {
        return Optional.of(secret)
                .filter(Secrets::shaped)
                .flatMap(shaped -> store.ofToken(realm, Secrets.hash(shaped)))
                .filter(link -> link.isOpen(now()))
                .filter(link -> LinkIssuer.stands(session, link));
    }

    private boolean isOurs(Link link) {
        return RealmCookie.of(session, COOKIE + link.id())
                .filter(browser -> Secrets.matches(browser, link.browserHash()))
                .isPresent();
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
