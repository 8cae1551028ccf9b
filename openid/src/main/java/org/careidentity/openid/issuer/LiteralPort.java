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
        int port = port(type, address.getScheme(), address.getHost(), address.getPort());
        return port == address.getPort()
                ? address
                : UriBuilder.fromUri(address).port(port).build();
    }

    private int port(UrlType type, String scheme, String host, int keycloaksPort) {
        boolean forClients = type == UrlType.FRONTEND || type == UrlType.BACKEND;
        RealmModel realm = session.getContext().getRealm();
        String configured = realm == null ? null : realm.getAttribute(FRONTEND_URL);
        if (!forClients || configured == null || keycloaksPort != -1 || !"https".equals(scheme)) {
            return keycloaksPort;
        }
        // Keycloak falls back to another address when it cannot read the realm's: only the realm's own gets the port.
        String spelt = "https://" + host + ":" + HTTPS_PORT;
        return configured.equals(spelt) || configured.startsWith(spelt + "/") ? HTTPS_PORT : keycloaksPort;
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

    /** Asks no base address, which Keycloak 26.4 does not know. */
    @Override
    public int getPort(UriInfo request, UrlType type) {
        return port(
                type,
                keycloaks.getScheme(request, type),
                keycloaks.getHostname(request, type),
                keycloaks.getPort(request, type));
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
