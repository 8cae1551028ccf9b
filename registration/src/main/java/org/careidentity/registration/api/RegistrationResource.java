package org.careidentity.registration.api;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import org.careidentity.registration.console.ConsolePage;
import org.careidentity.registration.setup.RegistrationRealm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The Registration Authority's resource of a realm. A realm without the client that its tokens are for has none: every path of
 * it is unknown there.
 */
public final class RegistrationResource implements RealmResourceProvider {

    private final KeycloakSession session;

    RegistrationResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        if (!RegistrationRealm.isSetUp(session.getContext().getRealm())) {
            throw new NotFoundException();
        }
        return this;
    }

    @Override
    public void close() {}

    /** The console: a page that asks the API as any other client does. */
    @Path("console")
    public ConsolePage console() {
        return new ConsolePage(session);
    }
}
