package org.careidentity.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** nginx with the documented recipe before the demo's Keycloak: the login host and the card host. */
final class CardHostProxy {

    private static final String RECIPE = "docs/proxies/nginx-card-host.conf";
    private static final int POLLS = 100;
    private static final int CONNECT_MILLISECONDS = 500;

    private final ChildProcess process;

    private CardHostProxy(ChildProcess process) {
        this.process = process;
    }

    /** @throws LaunchFailure with what to install when there is no nginx */
    static Path program() {
        return Tool.find("nginx")
                .orElseThrow(
                        () -> new LaunchFailure("--smartcard needs nginx 1.19.4 or newer, which asks browsers for the"
                                + " card. On Debian: sudo apt-get install nginx-light. On macOS: brew install nginx."));
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param folder its own
     * @param repository where the recipe is
     * @param keycloakPort where Keycloak listens on localhost
     */
    static CardHostProxy start(
            Path folder,
            Path repository,
            SmartcardKeys keys,
            CardHosts hosts,
            int keycloakPort,
            Consumer<ChildProcess> onStarted) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("nginx.conf"),
                    complete(Files.readString(repository.resolve(RECIPE))
                            .replace("login.example.org", CardHosts.LOGIN)
                            .replace("card.example.org", CardHosts.CARD)
                            .replace("192.0.2.1:443", "127.0.0.1:" + hosts.loginPort())
                            .replace("192.0.2.2:443", "127.0.0.1:" + hosts.cardPort())
                            .replace("127.0.0.1:8080", "localhost:" + keycloakPort)
                            .replace("/etc/card-host", keys.hosts().toString())));
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot write the proxy's configuration to " + folder + ": " + broken, broken);
        }
        ChildProcess process = ChildProcess.start(
                List.of(program().toString(), "-p", folder + "/", "-c", "nginx.conf", "-e", "error.log"),
                folder,
                System.getenv(),
                folder.resolve("nginx.log"));
        onStarted.accept(process);
        for (int poll = 0; poll < POLLS && process.isAlive(); poll++) {
            if (accepts(hosts.cardPort())) {
                return new CardHostProxy(process);
            }
            ChildProcess.pause();
        }
        process.stop();
        throw new LaunchFailure(
                "nginx did not start: " + ServerLog.reason(process.log()) + " (log: " + process.log() + ")");
    }

    /** What nginx needs besides, to run as one process of anybody in a folder of its own. */
    private static String complete(String recipe) {
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log error.log warn;
                events {}
                http {
                    access_log access.log;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                %s
                }
                """
                .formatted(recipe);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                    CONNECT_MILLISECONDS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    Path log() {
        return process.log();
    }

    /** Whether the process runs. */
    boolean isRunning() {
        return process.isAlive();
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }
}
