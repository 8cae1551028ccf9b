package org.careidentity.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What the demo has more of with smartcards: a card host, cards, and how to use them. */
final class SmartcardDemo {

    /** A test user of the demo's realm. */
    static final String PERSON = "656005750104";

    private static final String STEP = "care-identity-smartcard";
    private static final String SETTINGS = "settings of the demo's cards";

    private final CardHosts hosts;
    private final SmartcardKeys keys;
    private CardHostProxy proxy;

    SmartcardDemo(CardHosts hosts, Path folder) {
        this.hosts = hosts;
        this.keys = new SmartcardKeys(folder.resolve("smartcard"));
    }

    /** Makes the cards and the certificates of the hosts. */
    void prepare() {
        CardHostProxy.program();
        keys.make(PERSON);
    }

    /** Makes a realm take the cards of the demo's authority. */
    void addTo(ObjectNode realm) {
        ObjectNode settings = realm.withArray("authenticatorConfig").addObject();
        settings.put("alias", SETTINGS).putObject("config").put("anchors", anchors());
        for (JsonNode flow : realm.path("authenticationFlows")) {
            for (JsonNode execution : flow.path("authenticationExecutions")) {
                if (STEP.equals(execution.path("authenticator").asText())) {
                    ((ObjectNode) execution).put("authenticatorConfig", SETTINGS);
                }
            }
        }
    }

    private String anchors() {
        try {
            return Files.readString(keys.anchors());
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot read " + keys.anchors() + ": " + broken, broken);
        }
    }

    /** What Keycloak is started with. */
    String[] serverOptions() {
        return new String[] {
            "--hostname=" + hosts.login(),
            "--proxy-headers=xforwarded",
            "--proxy-trusted-addresses=127.0.0.1,::1",
            "--spi-realm-restapi-extension--care-identity-card--url=" + hosts.card(),
            "--spi-realm-restapi-extension--care-identity-card--proxy=nginx",
            "--spi-authenticator--care-identity-smartcard--revocation-first=crl",
            "--spi-authenticator--care-identity-smartcard--revocation-lists="
                    + keys.list().toUri(),
        };
    }

    /** The proxy, when Keycloak is there. */
    void start(Path folder, Path repository, int keycloakPort, Consumer<ChildProcess> onStarted) {
        proxy = CardHostProxy.start(folder.resolve("nginx"), repository, keys, hosts, keycloakPort, onStarted);
    }

    /** The login host's address, as browsers and applications know it. */
    URI login() {
        return hosts.login();
    }

    /**
     * What lets an application in Java find and trust the login host: not every resolver knows names below localhost.
     *
     * @param folder gets the file of names
     */
    List<String> javaOptions(Path folder) {
        Path names = folder.resolve("hosts.txt");
        try {
            Files.writeString(names, "127.0.0.1 localhost " + CardHosts.LOGIN + "\n");
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot write " + names + ": " + broken, broken);
        }
        return List.of(
                "-Djdk.net.hosts.file=" + names,
                "-Djavax.net.ssl.trustStore=" + keys.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + KeyTool.PASSWORD);
    }

    CompletableFuture<?> onExit() {
        return proxy.onExit();
    }

    /** Why the demo ends, when it is for the proxy. */
    Optional<String> ended() {
        return proxy.isRunning()
                ? Optional.empty()
                : Optional.of("nginx has ended, so the demo ends (log: " + proxy.log() + ")");
    }

    /** How to log in with the card. */
    String text() {
        return new SmartcardText(keys, SmartcardToken.of(keys)).text();
    }
}
