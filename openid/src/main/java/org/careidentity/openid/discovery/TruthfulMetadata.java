package org.careidentity.openid.discovery;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;

/**
 * Turns what Keycloak says it can do into what the realm is open for (OpenID Connect Discovery 1.0 section 3, RFC 8414
 * section 2): a client that follows the document must not be refused for it. What is not named here stays Keycloak's.
 */
final class TruthfulMetadata {

    /** The grants that the executor {@code care-identity-grants} leaves open. */
    private static final List<String> GRANTS = List.of("authorization_code", "refresh_token", "client_credentials");

    private static final List<String> RESPONSE_TYPES = List.of("code");
    private static final List<String> CLIENT_AUTHENTICATION =
            List.of("private_key_jwt", "client_secret_post", "client_secret_basic");

    /** {@code plain} hides nothing from who reads the request (RFC 9700 section 2.1.1). */
    private static final List<String> CHALLENGES = List.of("S256");

    private TruthfulMetadata() {}

    /** Changes the document. */
    static void write(OIDCConfigurationRepresentation document, RealmCapabilities realm) {
        document.setAcrValuesSupported(realm.acrValues());
        scopesAndClaims(document, realm.scopes());
        document.setGrantTypesSupported(GRANTS);
        document.setResponseTypesSupported(RESPONSE_TYPES);
        document.setCodeChallengeMethodsSupported(CHALLENGES);
        document.setSubjectTypesSupported(List.of("public"));
        document.setClaimsParameterSupported(true);
        clientAuthentication(document, realm.clientSignatures());
        tokenSignatures(document, realm.tokenSignatures());
        withoutClosedEndpoints(document);
    }

    private static void scopesAndClaims(OIDCConfigurationRepresentation document, List<String> scopes) {
        // an administrator may switch scopes off in Keycloak's document, for realms with thousands of them
        if (document.getScopesSupported() != null) {
            document.setScopesSupported(scopes);
        }
        document.setClaimsSupported(SupportedClaims.of(scopes));
    }

    private static void clientAuthentication(OIDCConfigurationRepresentation document, List<String> signatures) {
        document.setTokenEndpointAuthMethodsSupported(CLIENT_AUTHENTICATION);
        document.setTokenEndpointAuthSigningAlgValuesSupported(signatures);
        document.setIntrospectionEndpointAuthMethodsSupported(CLIENT_AUTHENTICATION);
        document.setIntrospectionEndpointAuthSigningAlgValuesSupported(signatures);
        document.setRevocationEndpointAuthMethodsSupported(CLIENT_AUTHENTICATION);
        document.setRevocationEndpointAuthSigningAlgValuesSupported(signatures);
        // certificates of clients are neither a method here nor bound to tokens
        document.setTlsClientCertificateBoundAccessTokens(false);
        document.setMtlsEndpointAliases(null);
    }

    private static void tokenSignatures(OIDCConfigurationRepresentation document, List<String> signatures) {
        document.setIdTokenSigningAlgValuesSupported(signatures);
        document.setAuthorizationSigningAlgValuesSupported(signatures);
        document.setUserInfoSigningAlgValuesSupported(
                Stream.concat(signatures.stream(), Stream.of("none")).toList());
    }

    /** The device and CIBA grants are closed. */
    private static void withoutClosedEndpoints(OIDCConfigurationRepresentation document) {
        document.setDeviceAuthorizationEndpoint(null);
        document.setBackchannelAuthenticationEndpoint(null);
        document.setBackchannelTokenDeliveryModesSupported(null);
        document.setBackchannelAuthenticationRequestSigningAlgValuesSupported(null);
    }
}
