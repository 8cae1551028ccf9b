package org.careidentity.sample.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** An OpenID Connect issuer that answers what the test says; its login page is the test itself. */
final class IssuerStub implements AutoCloseable {

    static final String CLIENT = "sample-supplier-application";

    private final HttpServer server;
    private final RSAKey key;
    private Map<String, Object> idToken = Map.of();
    private Map<String, Object> userInfo = Map.of();
    private String tokenRequest = "";

    IssuerStub() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("stub").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/.well-known/openid-configuration", this::discovery);
        answer("/keys", () -> new JWKSet(key.toPublicJWK()).toJSONObject());
        answer("/token", this::tokens);
        answer("/userinfo", () -> userInfo);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What the next login gives. */
    void nextLogin(Map<String, Object> idTokenClaims, Map<String, Object> userInfoClaims) {
        idToken = idTokenClaims;
        userInfo = userInfoClaims;
    }

    /** The form of the last token request. */
    String tokenRequest() {
        return tokenRequest;
    }

    /** A logout token as Keycloak makes it. */
    String logoutToken(String session, String subject, String audience) {
        return signed(
                "logout+jwt",
                Map.of(
                        "aud", audience,
                        "sub", subject,
                        "sid", session,
                        "jti", UUID.randomUUID().toString(),
                        "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "userinfo_endpoint", issuer() + "/userinfo",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/logout",
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("code"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private Map<String, Object> tokens() {
        return Map.of(
                "access_token", "an-access-token",
                "token_type", "Bearer",
                "expires_in", 3599,
                "scope", "openid nationalrbacaccess",
                "id_token", signed("JWT", idToken));
    }

    private String signed(String type, Map<String, Object> claims) {
        var all = new HashMap<String, Object>(claims);
        all.put("iss", issuer());
        all.putIfAbsent("aud", CLIENT);
        all.put("iat", Instant.now().getEpochSecond());
        all.put("exp", Instant.now().plusSeconds(120).getEpochSecond());
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        try {
            var token = new SignedJWT(header, JWTClaimsSet.parse(all));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, Supplier<Map<String, Object>> body) {
        server.createContext(path, exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("/token")) {
                tokenRequest = form;
            }
            byte[] json = JSONObjectUtils.toJSONString(body.get()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
    }
}
