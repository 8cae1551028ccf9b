package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The administrator of the test server, over the admin REST API. */
public final class Admin {

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    Admin(URI server) {
        this.server = server;
    }

    /** An answer of the API. */
    public record Answer(int status, String location, String body) {

        /** The body as JSON. */
        public JsonNode json() {
            return Json.read(body);
        }

        /** The id of what was created. */
        public String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }

        /** This answer, when it is a success. */
        public Answer ok() {
            if (status / 100 != 2) {
                throw new AssertionError("admin API answered " + status + ": " + body);
            }
            return this;
        }
    }

    /** Gets, relative to {@code /admin/realms/}. */
    public JsonNode get(String path) {
        return call("GET", path, null).ok().json();
    }

    /** Posts JSON. */
    public Answer post(String path, Object body) {
        return call("POST", path, body);
    }

    /** Puts JSON. */
    public Answer put(String path, Object body) {
        return call("PUT", path, body);
    }

    /** Deletes. */
    public Answer delete(String path) {
        return call("DELETE", path, null);
    }

    /** Creates a user with attributes and returns its id. */
    public String createUser(String realm, Map<String, Object> representation) {
        return post(realm + "/users", representation).ok().id();
    }

    /** The user with this user name. */
    public JsonNode user(String realm, String username) {
        return get(realm + "/users?exact=true&username=" + URLEncoder.encode(username, StandardCharsets.UTF_8))
                .get(0);
    }

    /** Calls the API as administrator of the master realm. */
    public Answer call(String method, String path, Object body) {
        try {
            return send(HttpRequest.newBuilder(
                            server.resolve("/admin/realms/" + path).normalize())
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String token() throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "admin-cli");
        form.put("username", "admin");
        form.put("password", "admin");
        Answer answer = send(HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(HttpBrowser.form(form)))
                .build());
        return answer.ok().json().get("access_token").textValue();
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(null),
                    response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
