package org.careidentity.e2e.clients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.TestServer;

/**
 * An issuer that lies: the test server under another address, with one more signing key, which is the test's. What it
 * tells a client can be changed and still be signed by a key of the issuer, so that a client which refuses it made the
 * very check that the change is about.
 */
final class IssuerProxy implements AutoCloseable {

    private static final Set<String> HOP_BY_HOP =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private static final RSAKey KEY = newKey("lies");

    private final URI server;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile UnaryOperator<String> idToken = UnaryOperator.identity();
    private volatile Consumer<ObjectNode> userInfo = claims -> {};

    IssuerProxy(TestServer server) {
        this.server = server.url();
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::pass);
        http.start();
    }

    /** The server under this address. */
    TestServer server() {
        return TestServer.at(URI.create("http://localhost:" + http.getAddress().getPort()));
    }

    /** The issuer that clients are told. */
    String issuer(String realm) {
        return server().url() + "/realms/" + realm;
    }

    /** From now on clients are told what the server says. */
    void tellTheTruth() {
        idToken = UnaryOperator.identity();
        userInfo = claims -> {};
    }

    /** From now on ID tokens have other claims, and a signature that holds. */
    void changeIdTokens(Consumer<ObjectNode> change) {
        idToken = token -> {
            ObjectNode claims = (ObjectNode) Json.claims(token);
            change.accept(claims);
            return sign(claims);
        };
    }

    /** From now on the signature of ID tokens does not hold. */
    void breakSignatures() {
        idToken = IssuerProxy::withBrokenSignature;
    }

    /** From now on userinfo tells something else. */
    void changeUserInfo(Consumer<ObjectNode> change) {
        userInfo = change;
    }

    /** A JWT that is signed by a key of this issuer. */
    String sign(ObjectNode claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(KEY.getKeyID())
                .build();
        JWSObject token = new JWSObject(header, new Payload(claims.toString()));
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    /** The same token with another signature of the same length. */
    static String withBrokenSignature(String token) {
        int start = token.lastIndexOf('.') + 1;
        char first = token.charAt(start);
        return token.substring(0, start) + (first == 'A' ? 'B' : 'A') + token.substring(start + 1);
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = ask(exchange);
            byte[] body = changed(exchange.getRequestURI().getPath(), answer);
            answer.headers().map().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** With the Host that the client asked: Keycloak makes its issuer of it. */
    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()))
                .setHeader("Host", exchange.getRequestHeaders().getFirst("Host"));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("Accept-Encoding")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] changed(String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            return answer.body();
        }
        String endpoint = path.substring(path.lastIndexOf('/') + 1);
        return switch (endpoint) {
            case "certs" ->
                change(answer, keys -> ((ArrayNode) keys.get("keys"))
                        .add(Json.read(KEY.toPublicJWK().toJSONString())));
            case "token" ->
                change(answer, tokens -> {
                    if (tokens.has("id_token")) {
                        tokens.put(
                                "id_token", idToken.apply(tokens.get("id_token").textValue()));
                    }
                });
            case "userinfo" -> change(answer, userInfo);
            default -> answer.body();
        };
    }

    private static byte[] change(HttpResponse<byte[]> answer, Consumer<ObjectNode> change) {
        ObjectNode body = (ObjectNode) Json.read(new String(answer.body(), StandardCharsets.UTF_8));
        change.accept(body);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
