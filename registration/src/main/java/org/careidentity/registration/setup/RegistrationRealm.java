package org.careidentity.registration.setup;

import java.net.URI;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How a realm is set up for its Registration Authority: by the client that access tokens are for. */
public final class RegistrationRealm {

    /** The name of the resource below the realm's address. */
    public static final String RESOURCE = "care-identity-registration";

    /** The client that stands for the API: what tokens must name as their audience (RFC 9700 section 2.3). */
    public static final String AUDIENCE = RESOURCE;

    /** The client of the console. */
    public static final String CONSOLE = "care-identity-registration-console";

    private RegistrationRealm() {}

    /** Whether the realm has the API. */
    public static boolean isSetUp(RealmModel realm) {
        return isEnabled(realm.getClientByClientId(AUDIENCE));
    }

    /** Whether the realm has the console too. */
    public static boolean hasConsole(RealmModel realm) {
        return isEnabled(realm.getClientByClientId(CONSOLE));
    }

    private static boolean isEnabled(ClientModel client) {
        return client != null && client.isEnabled();
    }

    /** The address of a part of the resource in the realm of the request, as people outside reach it. */
    public static URI address(KeycloakSession session, String... path) {
        var address = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path(RESOURCE);
        for (String segment : path) {
            address.segment(segment);
        }
        return address.build();
    }
}
