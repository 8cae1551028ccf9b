package org.careidentity.authenticators.push.phone;

import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves authenticator apps, and the two pages that wait for them. */
public final class PhoneResourceFactory implements RealmResourceProviderFactory {

    private final Ceremonies ceremonies = new Ceremonies();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new PhoneResource(session, ceremonies);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return PhoneResource.ID;
    }
}
