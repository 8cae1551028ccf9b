package org.careidentity.e2e.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An OpenID Provider that logs in whoever comes, as one account, and fails in the way that a test asks for. */
public final class FaultyProvider implements AutoCloseable {

    /** The account that everybody is. */
    public static final String ACCOUNT = "the-account";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RSAKey key = key();
    private final RSAKey foreignKey = key();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile Consumer<Map<String, Object>> change = claims -> {};
    private volatile Manner manner = Manner.SIGNED;
    private volatile Map<String, String> request = Map.of();

    /** How the token endpoint and the key endpoint answer. */
    public enum Manner {
        SIGNED,
        SIGNED_BY_ANOTHER,
        UNSIGNED,
        NO_ID_TOKEN,
        NOT_JSON,
        ERROR_500,
        HANGS,
        DRIPS,
        KEYS_MISSING
    }

    public FaultyProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/keys", this::keys);
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("a-key")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The settings of an identity provider for it. */
    public Map<String, String> settings() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("issuer", url().toString());
        config.put("authorizationUrl", url() + "/authorize");
        config.put("tokenUrl", url() + "/token");
        config.put("useJwksUrl", "true");
        config.put("jwksUrl", url() + "/keys");
        config.put("clientId", "care-identity");
        config.put("clientSecret", "s");
        config.put("clientAuthMethod", "client_secret_post");
        return config;
    }

    /** Changes the claims of the ID tokens from now on, and how they are sent. */
    public void answers(Manner manner, Consumer<Map<String, Object>> change) {
        this.manner = manner;
        this.change = change;
    }

    /** The parameters of the newest authorization request. */
    public Map<String, String> request() {
        return request;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        request = HttpBrowser.parameters(exchange.getRequestURI());
        String code = UUID.randomUUID().toString();
        nonces.put(code, request.get("nonce"));
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        request.get("redirect_uri") + "?"
                                + HttpBrowser.form(Map.of("code", code, "state", request.get("state"))));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = HttpBrowser.parameters(URI.create(
                "http://x/?" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        String nonce = nonces.remove(form.get("code"));
        if (nonce == null || !form.containsKey("code_verifier")) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        switch (manner) {
            case ERROR_500 -> send(exchange, 500, "{\"error\":\"server_error\"}");
            case NOT_JSON -> send(exchange, 200, "<html>maintenance</html>");
            case NO_ID_TOKEN -> send(exchange, 200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
            case HANGS -> sleep(30_000);
            case DRIPS -> drip(exchange);
            default ->
                send(
                        exchange,
                        200,
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
                                + idToken(nonce) + "\"}");
        }
    }

    private String idToken(String nonce) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", url().toString());
        claims.put("aud", "care-identity");
        claims.put("sub", ACCOUNT);
        claims.put("nonce", nonce);
        claims.put("iat", new Date());
        claims.put("exp", Date.from(Instant.now().plusSeconds(60)));
        claims.put("auth_time", Instant.now().getEpochSecond());
        claims.put("amr", List.of("pwd", "mfa"));
        change.accept(claims);
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        try {
            if (manner == Manner.UNSIGNED) {
                return new PlainJWT(set.build()).serialize();
            }
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set.build());
            jwt.sign(new RSASSASigner(manner == Manner.SIGNED_BY_ANOTHER ? foreignKey : key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keys(HttpExchange exchange) throws IOException {
        if (manner == Manner.KEYS_MISSING) {
            send(exchange, 503, "");
            return;
        }
        send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** A space each second: no wait for the next byte is long. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 30; i++) {
                out.write(' ');
                out.flush();
                sleep(1000);
            }
        } catch (IOException goneAway) {
            // The server does not wait for the rest, as it should.
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
