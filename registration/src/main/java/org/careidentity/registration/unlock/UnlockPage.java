package org.careidentity.registration.unlock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.flow.Form;
import org.careidentity.authenticators.flow.Page;
import org.careidentity.authenticators.flow.RealmCookie;
import org.careidentity.authenticators.secret.Places;
import org.careidentity.authenticators.secret.Secrets;
import org.careidentity.registration.setup.RegistrationRealm;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * The page on which somebody who is locked unlocks themselves: an e-mail address, then the code that was sent there. The answers are
 * the same whether such a person exists or not, and so is the work that they take (OWASP ASVS 5.0 requirement 6.3.8). The forms
 * are bound to the browser by a secret in a cookie, of which they carry the hash (requirement 3.5.1).
 */
public final class UnlockPage {

    /** The parameter of the link in an e-mail: the secret that its code is known by. */
    static final String LINK = "for";

    private static final String TEMPLATE = "care-identity-unlock.ftl";
    private static final String COOKIE = "CARE_IDENTITY_UNLOCK";
    private static final String ADDRESS = "email";
    private static final String CODE = "code";
    private static final String FORM = "form";
    private static final int TOO_MANY_REQUESTS = 429;

    /** Each person gets three e-mails an hour by themselves: fifteen guesses at a million codes. */
    private static final int MAILS = 3;

    private static final int MAILS_SECONDS = 3_600;

    /** Many people share the network address of a hospital. */
    private static final int ASKED_FROM_ONE_ADDRESS = 60;

    private static final int ASKED_SECONDS = 900;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UnlockCodes codes;

    /** For one request. */
    public UnlockPage(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.codes = new UnlockCodes(session);
    }

    /** What is due: the address, or the code. */
    @GET
    public Response page() {
        String link = session.getContext().getUri().getQueryParameters().getFirst(LINK);
        if (Secrets.shaped(link)) {
            keep(link);
            return again();
        }
        String secret = secret().orElseGet(Secrets::make);
        keep(secret);
        return show(secret, null);
    }

    /** Takes the address or the code. */
    @POST
    public Response post() {
        Form form = Form.of(session.getContext().getHttpRequest());
        Optional<String> secret = secret().filter(kept -> Secrets.matches(kept, form.text(FORM)));
        if (secret.isEmpty()) {
            return again();
        }
        return switch (form.action()) {
            case "send" -> send(secret.get(), form.text(ADDRESS).strip());
            case "unlock" -> unlock(secret.get(), form.text(CODE).replaceAll("\\s", ""));
            case "begin-again" -> {
                codes.forget(secret.get());
                yield again();
            }
            default -> again();
        };
    }

    private Response send(String secret, String address) {
        if (address.isEmpty()) {
            return show(secret, new FormMessage(ADDRESS, "care-identity-unlock-email-empty"));
        }
        if (!place(
                "from", session.getContext().getConnection().getRemoteAddr(), ASKED_FROM_ONE_ADDRESS, ASKED_SECONDS)) {
            return page("address", secret, new FormMessage("care-identity-unlock-too-many"))
                    .setStatus(Response.Status.fromStatusCode(TOO_MANY_REQUESTS))
                    .createForm(TEMPLATE);
        }
        boolean often = !place("to", address.toLowerCase(Locale.ROOT), MAILS, MAILS_SECONDS);
        Optional<UserModel> person = Optional.ofNullable(session.users().getUserByEmail(realm, address));
        Unlocking.send(session, person.filter(found -> !often), secret);
        return again();
    }

    private boolean place(String kind, String of, int places, int seconds) {
        String key = "care-identity-unlock." + kind + "." + realm.getId() + "." + Secrets.hash(of);
        return Places.take(session.singleUseObjects(), key, places, seconds).isPresent();
    }

    private Response unlock(String secret, String code) {
        if (code.isEmpty()) {
            return show(secret, new FormMessage(CODE, "care-identity-unlock-code-empty"));
        }
        return switch (Unlocking.take(session, secret, code)) {
            case RIGHT -> page("done", secret, null).createForm(TEMPLATE);
            case WRONG -> show(secret, new FormMessage(CODE, "care-identity-unlock-code-wrong"));
            case GONE -> show(secret, new FormMessage(ADDRESS, "care-identity-unlock-code-gone"));
        };
    }

    private Response show(String secret, FormMessage error) {
        return page(codes.waits(secret) ? "code" : "address", secret, error).createForm(TEMPLATE);
    }

    private LoginFormsProvider page(String state, String secret, FormMessage error) {
        LoginFormsProvider page = Page.outsideLogin(
                session,
                Map.of(
                        "state",
                        state,
                        "form",
                        Secrets.hash(secret),
                        "action",
                        address(),
                        "minutes",
                        UnlockCodes.LIFE.toMinutes()));
        if (error != null) {
            page.addError(error);
        }
        return page;
    }

    private Response again() {
        return Response.seeOther(RegistrationRealm.address(session, "unlock")).build();
    }

    private String address() {
        return RegistrationRealm.address(session, "unlock").toString();
    }

    private Optional<String> secret() {
        return RealmCookie.of(session, COOKIE).filter(Secrets::shaped);
    }

    private void keep(String secret) {
        RealmCookie.set(session, COOKIE, secret, UnlockCodes.LIFE.multipliedBy(2));
    }
}
