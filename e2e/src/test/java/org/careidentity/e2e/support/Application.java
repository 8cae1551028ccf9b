package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A supplier's application: a confidential client that was made through the admin API, and what it does. */
public final class Application {

    /** The CIS2 scopes that this version serves. */
    public static final String SCOPES = "openid profile nhsperson nationalrbacaccess associatedorgs";

    /** The secret of clients that are made without another way to authenticate. */
    public static final String SECRET = "application-secret";

    /** Where these applications take codes. */
    public static final String REDIRECT = "http://application.test/callback";

    private final URI server;
    private final String realm;
    private final String clientId;
    private final HttpClient http = HttpClient.newHttpClient();

    private Application(URI server, String realm, String clientId) {
        this.server = server;
        this.realm = realm;
        this.clientId = clientId;
    }

    /** Makes a client with a redirect URI and a secret and no other setting, unless more is given. */
    public static Application create(TestServer server, String realm, String clientId, Map<String, Object> more) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", clientId);
        client.put("secret", SECRET);
        client.put("redirectUris", List.of(REDIRECT));
        client.putAll(more);
        Admin.Answer answer = server.admin().post(realm + "/clients", client);
        if (answer.status() != 409) {
            answer.ok();
        }
        return new Application(server.url(), realm, clientId);
    }

    /** Makes a client with a redirect URI and a secret and no other setting. */
    public static Application create(TestServer server, String realm, String clientId) {
        return create(server, realm, clientId, Map.of());
    }

    public String clientId() {
        return clientId;
    }

    /** The tokens of a login, with what the ID token says. */
    public record Tokens(String accessToken, String idToken, String refreshToken) {

        public JsonNode idClaims() {
            return Json.claims(idToken);
        }

        public JsonNode accessClaims() {
            return Json.claims(accessToken);
        }
    }

    /** An answer of a protocol endpoint. */
    public record Answer(int status, JsonNode body) {

        /** The error code; null on success. */
        public String error() {
            return body.path("error").textValue();
        }
    }

    /** Sends a browser to log in. */
    public HttpBrowser.Answer begin(HttpBrowser browser, Map<String, String> parameters) {
        return browser.get(authorizationRequest(parameters));
    }

    /** The address of an authorization request; the given parameters are added or take the place of the usual. */
    public URI authorizationRequest(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", clientId);
        all.put("response_type", "code");
        all.put("redirect_uri", REDIRECT);
        all.put("scope", SCOPES);
        all.put("state", "a-state");
        all.put("nonce", "a-nonce");
        all.putAll(parameters);
        return URI.create(endpoint("auth") + "?" + HttpBrowser.form(all));
    }

    /** The address of a logout request (OpenID Connect RP-Initiated Logout 1.0). */
    public URI logoutRequest(Map<String, String> parameters) {
        return URI.create(endpoint("logout") + "?" + HttpBrowser.form(parameters));
    }

    /** Whether the server sent the browser back to this application with a code. */
    public static boolean hasCode(HttpBrowser.Answer answer) {
        return answer.location() != null && answer.location().startsWith(REDIRECT) && answer.parameter("code") != null;
    }

    /** Exchanges the code that a browser came back with. */
    public Tokens tokens(HttpBrowser.Answer answer) {
        if (!hasCode(answer)) {
            throw new AssertionError("no code: status " + answer.status() + ", location " + answer.location() + "\n"
                    + answer.page().text());
        }
        Answer tokens = token(
                Map.of("grant_type", "authorization_code", "code", answer.parameter("code"), "redirect_uri", REDIRECT));
        if (tokens.status() != 200) {
            throw new AssertionError("token endpoint: " + tokens.body());
        }
        return tokens(tokens.body());
    }

    /** New tokens for a refresh token. */
    public Tokens refresh(Tokens tokens) {
        Answer answer = token(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()));
        if (answer.status() != 200) {
            throw new AssertionError("token endpoint: " + answer.body());
        }
        return tokens(answer.body());
    }

    private static Tokens tokens(JsonNode body) {
        return new Tokens(
                body.path("access_token").textValue(),
                body.path("id_token").textValue(),
                body.path("refresh_token").textValue());
    }

    /** Asks the token endpoint with this client's credentials. */
    public Answer token(Map<String, String> form) {
        return post("token", form);
    }

    /** Asks a protocol endpoint with this client's credentials. */
    public Answer post(String endpoint, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", clientId);
        all.put("client_secret", SECRET);
        return send(HttpRequest.newBuilder(URI.create(endpoint(endpoint)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(HttpBrowser.form(all)))
                .build());
    }

    /** The form of a code exchange, without credentials of the client. */
    public static Map<String, String> codeExchange(HttpBrowser.Answer back) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", back.parameter("code"));
        form.put("redirect_uri", REDIRECT);
        return form;
    }

    /** Asks a protocol endpoint with these fields alone and, unless it is null, this Authorization header. */
    public Answer send(String endpoint, Map<String, String> form, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint(endpoint)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(HttpBrowser.form(form)));
        return send(
                authorization == null
                        ? request.build()
                        : request.header("Authorization", authorization).build());
    }

    /** Userinfo for an access token. */
    public Answer userInfo(String accessToken) {
        return send(HttpRequest.newBuilder(URI.create(endpoint("userinfo")))
                .header("Authorization", "Bearer " + accessToken)
                .GET()
                .build());
    }

    /** The keys that the server signs with, as a JWK set. */
    public URI keys() {
        return URI.create(endpoint("certs"));
    }

    /** The address of a protocol endpoint, as Keycloak names it. */
    public String endpoint(String name) {
        return server + "/realms/" + realm + "/protocol/openid-connect/" + name;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), Json.read(response.body().isBlank() ? "{}" : response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
