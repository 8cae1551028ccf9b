package org.careidentity.e2e.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.TestServer;

/** The account console's REST API, with the token that the console would have. */
final class AccountApi {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private AccountApi() {}

    /** Logs a test user in to the account console. */
    static String token(TestServer server, String realm, String uuid) {
        return token(new HttpBrowser(), server, server.url(), realm, uuid);
    }

    /** The same with a server whose pages have another address than its API. */
    static String token(HttpBrowser browser, TestServer server, URI pages, String realm, String uuid) {
        String redirect = pages + "/realms/" + realm + "/account/";
        String base = server.url() + "/realms/" + realm + "/protocol/openid-connect/";
        var page = browser.get(URI.create(base + "auth?"
                + HttpBrowser.form(Map.of(
                        "client_id", "account-console",
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", redirect,
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256"))));
        var form =
                page.page().getElementById("kc-form-login") == null ? Login.choose(browser, page, "test-user") : page;
        String location = HttpBrowser.location(browser, form.action(), Map.of("username", uuid));
        String code = location.replaceAll(".*[?&]code=([^&]+).*", "$1");
        Admin.Answer answer = send(HttpRequest.newBuilder(URI.create(base + "token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(HttpBrowser.form(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "account-console",
                        "code", code,
                        "redirect_uri", redirect,
                        "code_verifier", VERIFIER)))));
        return answer.ok().json().path("access_token").textValue();
    }

    /** Posts the profile; the status. */
    static int post(URI server, String realm, String token, Map<String, Object> profile) {
        try {
            return send(request(server, realm, token, "")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(profile))))
                    .status();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Gets a part of the account. */
    static Admin.Answer get(URI server, String realm, String token, String path) {
        return send(request(server, realm, token, path).GET());
    }

    /** Puts JSON to a part of the account. */
    static Admin.Answer put(URI server, String realm, String token, String path, String json) {
        return send(request(server, realm, token, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Deletes a part of the account. */
    static Admin.Answer delete(URI server, String realm, String token, String path) {
        return send(request(server, realm, token, path).DELETE());
    }

    private static HttpRequest.Builder request(URI server, String realm, String token, String path) {
        return HttpRequest.newBuilder(URI.create(server + "/realms/" + realm + "/account" + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private static Admin.Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Admin.Answer(response.statusCode(), null, response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
