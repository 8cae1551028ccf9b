package org.careidentity.openid.issuer;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * Puts {@code :443} back into the addresses of a realm whose frontend URL spells it out. CIS2's issuer carries it, and
 * clients compare issuers character by character (OpenID Connect Core 1.0 section 3.1.3.7); Keycloak's own provider
 * drops a default port. Everything else is its answer.
 */
final class LiteralPort implements HostnameProvider {

    private static final String FRONTEND_URL = "frontendUrl";
    private static final int HTTPS_PORT = 443;

    private final KeycloakSession session;
    private final HostnameProvider keycloaks;

    LiteralPort(KeycloakSession session, HostnameProvider keycloaks) {
        this.session = session;
        this.keycloaks = keycloaks;
    }

    @Override
    public URI getBaseUri(UriInfo request, UrlType type) {
        URI address = keycloaks.getBaseUri(request, type);
        boolean forClients = type == UrlType.FRONTEND || type == UrlType.BACKEND;
        return forClients && isSpeltOut(address)
                ? UriBuilder.fromUri(address).port(HTTPS_PORT).build()
                : address;
    }

    private boolean isSpeltOut(URI address) {
        RealmModel realm = session.getContext().getRealm();
        String configured = realm == null ? null : realm.getAttribute(FRONTEND_URL);
        if (configured == null || address.getPort() != -1) {
            return false;
        }
        // Keycloak falls back to another address when it cannot read the realm's: only the realm's own gets the port.
        String spelt = "https://" + address.getHost() + ":" + HTTPS_PORT;
        return "https".equals(address.getScheme()) && (configured.equals(spelt) || configured.startsWith(spelt + "/"));
    }

    @Override
    public String getScheme(UriInfo request, UrlType type) {
        return keycloaks.getScheme(request, type);
    }

    @Override
    public String getScheme(UriInfo request) {
        return keycloaks.getScheme(request);
    }

    @Override
    public String getHostname(UriInfo request, UrlType type) {
        return keycloaks.getHostname(request, type);
    }

    @Override
    public String getHostname(UriInfo request) {
        return keycloaks.getHostname(request);
    }

    @Override
    public int getPort(UriInfo request, UrlType type) {
        return getBaseUri(request, type).getPort();
    }

    @Override
    public int getPort(UriInfo request) {
        return getPort(request, UrlType.FRONTEND);
    }

    @Override
    public String getContextPath(UriInfo request, UrlType type) {
        return keycloaks.getContextPath(request, type);
    }

    @Override
    public String getContextPath(UriInfo request) {
        return keycloaks.getContextPath(request);
    }
}
