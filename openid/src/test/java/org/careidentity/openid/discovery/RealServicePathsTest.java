package org.careidentity.openid.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;

class RealServicePathsTest {

    private static final String ISSUER = "https://am.example:443/openam/oauth2/realms/root/realms/Healthcare";

    private final OIDCConfigurationRepresentation document = new OIDCConfigurationRepresentation();

    @Test
    void anEndpointUnderTheIssuerGetsTheNameOfTheRealService() {
        document.setIssuer(ISSUER);
        document.setTokenEndpoint(ISSUER + "/protocol/openid-connect/token");
        document.setIntrospectionEndpoint(ISSUER + "/protocol/openid-connect/token/introspect");
        RealServicePaths.write(document);
        assertThat(document.getTokenEndpoint()).isEqualTo(ISSUER + "/access_token");
        assertThat(document.getIntrospectionEndpoint()).isEqualTo(ISSUER + "/introspect");
    }

    @Test
    void anEndpointThatTheProxyDoesNotServeStaysAsItIs() {
        String inside = "http://keycloak:8080/realms/Healthcare/protocol/openid-connect/token";
        document.setIssuer(ISSUER);
        document.setTokenEndpoint(inside);
        document.setUserinfoEndpoint(ISSUER + "/of-an-extension");
        RealServicePaths.write(document);
        assertThat(document.getTokenEndpoint()).isEqualTo(inside);
        assertThat(document.getUserinfoEndpoint()).isEqualTo(ISSUER + "/of-an-extension");
        assertThat(document.getJwksUri()).isNull();
    }
}
