package org.careidentity.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Speaks HTTP with realms. It follows no redirect: the token of a device goes to the realm that gave it and nowhere else.
 *
 * @param client the connections
 * @param route where what is for a realm is sent
 */
record RealmCalls(HttpClient client, UnaryOperator<URI> route) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/care-identity-push";
    private static final int FIRST_ERROR = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    static RealmCalls direct() {
        return new RealmCalls(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(PATIENCE)
                        .build(),
                UnaryOperator.identity());
    }

    RealmCalls by(UnaryOperator<URI> otherRoute) {
        return new RealmCalls(client, otherRoute);
    }

    /** What a realm answers. */
    record Answer(int status, JsonNode body) {}

    Answer post(URI realm, String path, JsonNode body) {
        return send(request(realm, path).POST(publisher(body)));
    }

    Answer get(Account account, String path) {
        return send(device(account, path).GET());
    }

    Answer post(Account account, String path, JsonNode body) {
        return send(device(account, path).POST(publisher(body)));
    }

    Answer put(Account account, String path, JsonNode body) {
        return send(device(account, path).PUT(publisher(body)));
    }

    Answer delete(Account account, String path) {
        return send(device(account, path).DELETE());
    }

    private HttpRequest.Builder device(Account account, String path) {
        return request(account.realm(), "/devices/" + account.credentialId() + path)
                .header("Authorization", "Bearer " + account.deviceToken());
    }

    private HttpRequest.Builder request(URI realm, String path) {
        return HttpRequest.newBuilder(URI.create(route.apply(realm) + PATH + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher publisher(JsonNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            JsonNode body = read(response.body());
            if (response.statusCode() >= FIRST_ERROR) {
                throw new RealmRefusedException(
                        response.statusCode(),
                        body.path("error").asText(""),
                        body.path("triesLeft").isInt()
                                ? OptionalInt.of(body.path("triesLeft").intValue())
                                : OptionalInt.empty());
            }
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(e.getMessage()));
        }
    }

    /** A proxy before the realm may answer an error with a page of its own. */
    private static JsonNode read(String body) {
        try {
            return body.isEmpty() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        } catch (JsonProcessingException notOurs) {
            return MissingNode.getInstance();
        }
    }
}
