package org.careidentity.phone.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.careidentity.phone.Challenge;

/**
 * A realm with one person, one ticket and one device, which a test tells what to answer. It checks what a phone sends as a
 * realm has to, so that a phone that passes here has signed the right things.
 */
public final class FakeRealm implements AutoCloseable {

    /** The ticket that is good. */
    public static final String TICKET = "a-ticket";

    /** What the person types on the registration page. */
    public static final String CHECK_NUMBER = "048213";

    private static final String PATH = "/realms/care-identity";
    private static final String CHALLENGE = "cmVnaXN0cmF0aW9uLWNoYWxsZW5nZQ";
    private static final String TOKEN = "a-device-token";
    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final String appOrigin;
    private final String rpId;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Credential credential;
    private volatile WaitingLogin waiting;
    private volatile Reply scripted;
    private volatile String organisation = "Care Identity";
    private volatile String realmName;
    private volatile String vapidKey;
    private volatile boolean confirmed;
    private volatile int tries = TRIES;

    private record Reply(int status, ObjectNode body) {}

    private FakeRealm(HttpServer server, String appOrigin, String rpId) {
        this.server = server;
        this.appOrigin = appOrigin;
        this.rpId = rpId;
        this.realmName = address();
    }

    /** A realm on a free port of localhost, for an app with this origin. */
    public static FakeRealm start(String appOrigin, String rpId) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeRealm realm = new FakeRealm(server, appOrigin, rpId);
            server.createContext(PATH + "/care-identity-push/", realm::handle);
            server.setExecutor(Executors.newCachedThreadPool(runnable -> {
                Thread thread = new Thread(runnable, "fake realm");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return realm;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The realm's address. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + PATH;
    }

    /** The link of its registration page. */
    public String link(String ticket) {
        return appOrigin + "/#register?realm=" + URLEncoder.encode(address(), StandardCharsets.UTF_8) + "&ticket="
                + ticket;
    }

    /** The person types the check number. */
    public void confirm() {
        confirmed = true;
    }

    /** The person, or somebody for them, removes the device. */
    public void remove() {
        credential = null;
    }

    /** Somebody logs in as the person. */
    public void begin(WaitingLogin login) {
        waiting = login;
        tries = TRIES;
    }

    /** A login that began now, for {@link #begin}. */
    public WaitingLogin login(String id, String number) {
        return WaitingLogin.of(address(), id, number);
    }

    /** Nothing waits any more. */
    public void end() {
        waiting = null;
    }

    /** Answers every approval and denial with an error; null for what is right again. */
    public void answers(int status, String reason) {
        scripted = reason == null
                ? null
                : new Reply(status, JsonNodeFactory.instance.objectNode().put("error", reason));
    }

    /** Calls itself something else in registrations. */
    public void callItself(String realm) {
        realmName = realm;
    }

    /** Sends by Web Push with this key. */
    public void vapidKey(String key) {
        vapidKey = key;
    }

    /** The organisation's name. */
    public void organisation(String name) {
        organisation = name;
    }

    /** What was asked: the method, and the path below the device. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Access-Control-Allow-Origin", appOrigin);
            headers.set("Vary", "Origin");
            headers.set("Cache-Control", "no-store");
            if ("OPTIONS".equals(exchange.getRequestMethod())) {
                headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
                headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
                exchange.sendResponseHeaders(NO_CONTENT, -1);
                return;
            }
            String path = exchange.getRequestURI().getRawPath().substring((PATH + "/care-identity-push").length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply = reply(
                    exchange.getRequestMethod(),
                    path,
                    body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = reply.body() == null ? new byte[0] : JSON.writeValueAsBytes(reply.body());
            headers.set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Reply reply(String method, String path, JsonNode body, String authorization) {
        if (path.startsWith("/registrations")) {
            calls.add(method + " " + path);
            return TICKET.equals(body.path("ticket").textValue())
                    ? "/registrations".equals(path) ? registered(body) : options()
                    : error(NOT_FOUND, "care_identity_push_ticket");
        }
        Credential device = credential;
        String prefix = device == null ? "" : "/devices/" + device.id();
        if (device == null || !path.startsWith(prefix) || !("Bearer " + TOKEN).equals(authorization)) {
            return error(UNAUTHORIZED, "care_identity_push_device");
        }
        String action = path.substring(prefix.length());
        calls.add((method + " " + action).strip());
        return switch (method + " " + action.replaceAll("^/requests/[^/]+/", "/requests/id/")) {
            case "GET " -> confirmed ? new Reply(OK, device()) : new Reply(ACCEPTED, JSON.createObjectNode());
            case "GET /requests" -> new Reply(OK, requests());
            case "POST /requests/id/approval" -> answer(action, () -> approved(device, body));
            case "POST /requests/id/denial" -> answer(action, () -> ended());
            case "PUT /push-subscription", "DELETE /push-subscription" -> new Reply(NO_CONTENT, null);
            default -> error(NOT_FOUND, "");
        };
    }

    private Reply options() {
        ObjectNode options = device();
        options.remove("name");
        options.put("realm", realmName);
        ObjectNode publicKey = options.putObject("publicKey");
        publicKey.putObject("rp").put("id", rpId).put("name", organisation);
        publicKey
                .putObject("user")
                .put("id", "cGVyc29uLTE")
                .put("name", "ottilie.marchbanks")
                .put("displayName", "Ottilie Marchbanks");
        publicKey.put("challenge", CHALLENGE).put("timeout", 120_000).put("attestation", "none");
        publicKey
                .putArray("pubKeyCredParams")
                .addObject()
                .put("type", "public-key")
                .put("alg", -7);
        publicKey
                .putObject("authenticatorSelection")
                .put("userVerification", "required")
                .put("residentKey", "discouraged");
        publicKey.putArray("excludeCredentials");
        return new Reply(OK, options);
    }

    private Reply registered(JsonNode body) {
        Credential made = Credential.of(body.path("credential"), rpId, CHALLENGE, appOrigin);
        if (made == null) {
            return error(BAD_REQUEST, "care_identity_registration_invalid");
        }
        credential = made;
        return new Reply(
                CREATED,
                JSON.createObjectNode()
                        .put("credentialId", made.id())
                        .put("deviceToken", TOKEN)
                        .put("checkNumber", CHECK_NUMBER));
    }

    private ObjectNode device() {
        ObjectNode device = JSON.createObjectNode()
                .put("name", "My phone")
                .put("account", "Ottilie Marchbanks")
                .put("organisation", organisation);
        if (vapidKey != null) {
            device.put("vapidKey", vapidKey);
        }
        return device;
    }

    private ObjectNode requests() {
        ObjectNode answer = JSON.createObjectNode();
        WaitingLogin login = waiting;
        if (login == null) {
            answer.putArray("requests");
        } else {
            answer.putArray("requests").add(login.request());
        }
        return answer;
    }

    private interface Decision {
        Reply reply();
    }

    private Reply answer(String action, Decision decision) {
        WaitingLogin login = waiting;
        if (scripted != null) {
            return scripted;
        }
        return login != null && action.contains("/" + login.value("id") + "/")
                ? decision.reply()
                : error(NOT_FOUND, "care_identity_push_unknown");
    }

    private Reply approved(Credential device, JsonNode body) {
        WaitingLogin login = waiting;
        if (!device.signed(body.path("credential"), appOrigin)) {
            return error(UNPROCESSABLE, "care_identity_login_invalid");
        }
        String challenge = Challenge.of(
                login.value("id"),
                login.number(),
                address(),
                login.value("client"),
                login.value("person"),
                login.value("time"));
        if (challenge.equals(Credential.challenge(body.path("credential")))) {
            return ended();
        }
        tries--;
        if (tries == 0) {
            waiting = null;
            return error(CONFLICT, "care_identity_push_answered");
        }
        Reply wrong = error(UNPROCESSABLE, "care_identity_push_number");
        wrong.body().put("triesLeft", tries);
        return wrong;
    }

    private Reply ended() {
        waiting = null;
        return new Reply(NO_CONTENT, null);
    }

    private static Reply error(int status, String reason) {
        return new Reply(status, JSON.createObjectNode().put("error", reason));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
