package org.careidentity.registration.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import org.careidentity.registration.setup.RegistrationRealm;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.CacheControlUtil;

/** The page of the console, where the realm has a client for it. Whoever it is shown to, the API decides what they see. */
public final class ConsolePage {

    private static final String TEMPLATE = "care-identity-registration-console.ftl";

    private final KeycloakSession session;

    /** Makes the page of a request. */
    public ConsolePage(KeycloakSession session) {
        this.session = session;
    }

    /** The page. */
    @GET
    public Response page() {
        if (!RegistrationRealm.hasConsole(session.getContext().getRealm())) {
            throw new NotFoundException();
        }
        CacheControlUtil.noBackButtonCacheControlHeader(session);
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("clientId", RegistrationRealm.CONSOLE)
                .createForm(TEMPLATE);
    }
}
