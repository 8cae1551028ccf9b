package org.careidentity.authenticators.selfservice;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Where somebody who is locked unlocks themselves: a page of the Registration Authority's resource. */
public final class UnlockAddress {

    /** The name of the resource, and of the client without which a realm has none. */
    private static final String RESOURCE = "care-identity-registration";

    private UnlockAddress() {}

    /** The address in the realm of the request; empty where it has no such page. */
    public static Optional<String> of(KeycloakSession session) {
        ClientModel client = session.getContext().getRealm().getClientByClientId(RESOURCE);
        boolean there = client != null
                && client.isEnabled()
                && session.getKeycloakSessionFactory().getProviderFactory(RealmResourceProvider.class, RESOURCE)
                        != null;
        return there
                ? Optional.of(session.getContext()
                        .getUri()
                        .getBaseUriBuilder()
                        .path("realms")
                        .path(session.getContext().getRealm().getName())
                        .path(RESOURCE)
                        .path("unlock")
                        .build()
                        .toString())
                : Optional.empty();
    }
}
