package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.TestServer;

/**
 * An administrator who asks the admin API with one token for a minute: to log in anew for every request would be most of what
 * is measured.
 */
final class AdminToken {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String token;

    private AdminToken(URI server) {
        this.server = server;
        this.token = Json.read(
                        body(HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(HttpBrowser.form(Map.of(
                                        "grant_type", "password",
                                        "client_id", "admin-cli",
                                        "username", "admin",
                                        "password", "admin"))))))
                .path("access_token")
                .textValue();
    }

    static AdminToken of(TestServer server) {
        return new AdminToken(server.url());
    }

    /** Gets, relative to {@code /admin/realms/}. */
    JsonNode get(String path) {
        return Json.read(body(request(path).GET()));
    }

    /** Sends JSON. */
    void send(String method, String path, Map<String, ?> body) {
        body(request(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        Json.MAPPER.valueToTree(body).toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/admin/realms/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private String body(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("status " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
