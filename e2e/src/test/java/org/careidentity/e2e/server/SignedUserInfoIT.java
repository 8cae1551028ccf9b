package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.Test;

/** Userinfo as a JWT, for clients that are registered for it (OpenID Connect Core 1.0 section 5.3.2). */
class SignedUserInfoIT {

    private static final String PERSON_A = "656005750104";

    private final TestServer server = TestServer.running();

    @Test
    void aClientRegisteredForItGetsTheSameClaimsSignedByTheRealmsKey() throws Exception {
        Application unsigned = Application.create(server, TestServer.MOCK_REALM, "userinfo-plain");
        Application signed = Application.create(
                server,
                TestServer.MOCK_REALM,
                "userinfo-signed",
                Map.of("attributes", Map.of("user.info.response.signature.alg", "RS256")));
        JsonNode plain = unsigned.userInfo(logIn(unsigned).accessToken()).body();

        HttpResponse<String> answer = userInfo(signed, logIn(signed).accessToken());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/jwt");
        String jwt = answer.body();
        assertThat(isSignedByTheRealm(signed, jwt)).isTrue();
        assertThat(isSignedByTheRealm(signed, forged(jwt))).isFalse();

        ObjectNode claims = (ObjectNode) Json.claims(jwt);
        assertThat(claims.path("iss").textValue()).isEqualTo(server.url() + "/realms/" + TestServer.MOCK_REALM);
        assertThat(claims.path("aud").textValue()).isEqualTo("userinfo-signed");
        assertThat(claims.remove(List.of("iss", "aud")))
                .as("what signing adds, and nothing else")
                .isEqualTo(plain);
        assertThat(plain.has("nhsid_nrbac_roles")).isTrue();
    }

    private static String forged(String jwt) {
        String[] parts = jwt.split("\\.");
        ObjectNode claims = (ObjectNode) Json.claims(jwt);
        claims.put("sub", "656005750105");
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        return parts[0] + "." + payload + "." + parts[2];
    }

    private static boolean isSignedByTheRealm(Application application, String jwt) throws GeneralSecurityException {
        String[] parts = jwt.split("\\.");
        JsonNode header = Json.read(new String(decoded(parts[0]), StandardCharsets.UTF_8));
        assertThat(header.path("alg").textValue()).isEqualTo("RS256");
        JsonNode key = StreamSupport.stream(
                        Json.read(new HttpBrowser()
                                        .get(URI.create(application.endpoint("certs")))
                                        .body())
                                .path("keys")
                                .spliterator(),
                        false)
                .filter(each -> each.path("kid").equals(header.path("kid")))
                .findFirst()
                .orElseThrow();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, decoded(key.path("n").textValue())),
                        new BigInteger(1, decoded(key.path("e").textValue())))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decoded(parts[2]));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static Application.Tokens logIn(Application application) {
        HttpBrowser browser = new HttpBrowser();
        return application.tokens(Login.asTestUser(browser, application.begin(browser, Map.of()), PERSON_A));
    }

    private static HttpResponse<String> userInfo(Application application, String accessToken)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(application.endpoint("userinfo")))
                                .header("Authorization", "Bearer " + accessToken)
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
