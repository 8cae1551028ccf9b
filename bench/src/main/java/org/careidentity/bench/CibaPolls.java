package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.TestServer;

/**
 * Keycloak's own way to wait for a phone, in a realm as Keycloak makes them: polls of the token endpoint for a request of
 * Client-Initiated Backchannel Authentication that nobody has answered. Each request is polled once: sooner than after five
 * seconds the second poll would be refused without a look at the request.
 */
final class CibaPolls implements Side, Closing.Closeable {

    private static final String REALM = "bench-stock-ciba";
    private static final int THREADS = 4;

    private final Application application;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    CibaPolls(TestServer server, HttpClient http) {
        this.http = http;
        Admin admin = server.admin();
        admin.post("", Map.of("realm", REALM, "enabled", true)).ok();
        Stage.createStockUser(admin, REALM, Map.of());
        application = Application.create(
                server, REALM, "bench", Map.of("attributes", Map.of("oidc.ciba.grant.enabled", "true")));
    }

    @Override
    public void prepare(int operations) {
        List<CompletableFuture<Void>> opening = IntStream.range(requests.size(), operations)
                .mapToObj(request -> CompletableFuture.runAsync(this::open, threads))
                .toList();
        opening.forEach(CompletableFuture::join);
    }

    private void open() {
        JsonNode answer =
                post("ext/ciba/auth", Map.of("scope", "openid", "login_hint", Stage.STOCK_LOGIN.get("username")));
        if (!answer.hasNonNull("auth_req_id")) {
            throw new IllegalStateException("no request: " + answer);
        }
        requests.add(answer.get("auth_req_id").textValue());
    }

    @Override
    public void operation() {
        JsonNode answer = post(
                "token", Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", requests.remove()));
        if (!"authorization_pending".equals(answer.path("error").textValue())) {
            throw new IllegalStateException("a poll was answered " + answer);
        }
    }

    private JsonNode post(String endpoint, Map<String, String> form) {
        Map<String, String> authenticated = new HashMap<>(form);
        authenticated.put("client_id", application.clientId());
        authenticated.put("client_secret", Application.SECRET);
        return Json.read(new HttpBrowser(http)
                .post(URI.create(application.endpoint(endpoint)), authenticated)
                .body());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
