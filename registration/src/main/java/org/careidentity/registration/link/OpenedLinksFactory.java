package org.careidentity.registration.link;

import org.careidentity.authenticators.selfservice.IssuedLinks;
import org.careidentity.authenticators.selfservice.IssuedLinksFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the links of the Registration Authority. */
public final class OpenedLinksFactory implements IssuedLinksFactory {

    @Override
    public IssuedLinks create(KeycloakSession session) {
        return new OpenedLinks(session);
    }

    @Override
    public String getId() {
        return "registration";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
