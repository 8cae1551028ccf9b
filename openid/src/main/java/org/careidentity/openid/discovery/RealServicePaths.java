package org.careidentity.openid.discovery;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;

/**
 * Names the endpoints as the real service does, for a realm behind a proxy that routes these paths. An address that is
 * not under the issuer (Keycloak's back-channel addresses may be of another host) stays as it is: the proxy is not there.
 */
final class RealServicePaths {

    /** The realm attribute. */
    static final String ATTRIBUTE = "care-identity.paths";

    private static final String OPENAM = "openam";
    private static final String KEYCLOAKS = "/protocol/openid-connect";

    private static final Map<String, String> PATHS = Map.of(
            KEYCLOAKS + "/auth",
            "/authorize",
            KEYCLOAKS + "/token",
            "/access_token",
            KEYCLOAKS + "/userinfo",
            "/userinfo",
            KEYCLOAKS + "/certs",
            "/connect/jwk_uri",
            KEYCLOAKS + "/logout",
            "/connect/endSession",
            KEYCLOAKS + "/login-status-iframe.html",
            "/connect/checkSession",
            KEYCLOAKS + "/token/introspect",
            "/introspect",
            KEYCLOAKS + "/revoke",
            "/token/revoke",
            "/clients-registrations/openid-connect",
            "/register");

    private RealServicePaths() {}

    static boolean isWantedBy(RealmModel realm) {
        return OPENAM.equals(realm.getAttribute(ATTRIBUTE));
    }

    /** Changes the document. */
    static void write(OIDCConfigurationRepresentation document) {
        String issuer = document.getIssuer();
        rename(issuer, document::getAuthorizationEndpoint, document::setAuthorizationEndpoint);
        rename(issuer, document::getTokenEndpoint, document::setTokenEndpoint);
        rename(issuer, document::getUserinfoEndpoint, document::setUserinfoEndpoint);
        rename(issuer, document::getJwksUri, document::setJwksUri);
        rename(issuer, document::getLogoutEndpoint, document::setLogoutEndpoint);
        rename(issuer, document::getCheckSessionIframe, document::setCheckSessionIframe);
        rename(issuer, document::getIntrospectionEndpoint, document::setIntrospectionEndpoint);
        rename(issuer, document::getRevocationEndpoint, document::setRevocationEndpoint);
        rename(issuer, document::getRegistrationEndpoint, document::setRegistrationEndpoint);
    }

    private static void rename(String issuer, Supplier<String> get, Consumer<String> set) {
        String endpoint = get.get();
        if (endpoint != null && endpoint.startsWith(issuer)) {
            set.accept(issuer
                    + PATHS.getOrDefault(endpoint.substring(issuer.length()), endpoint.substring(issuer.length())));
        }
    }
}
