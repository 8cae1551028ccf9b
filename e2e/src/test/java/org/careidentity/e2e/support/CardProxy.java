package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The proxies whose recipes of the documentation a browser meets. */
public enum CardProxy {
    NGINX("nginx-card-host.conf", List.of("nginx", "-p", "./", "-c", "proxy.conf", "-e", "error.log")) {
        @Override
        String complete(String recipe) {
            return """
                    daemon off;
                    master_process off;
                    pid nginx.pid;
                    error_log error.log warn;
                    events {}
                    http {
                        log_format tls '$host$uri reused=$ssl_session_reused verify=$ssl_client_verify $status';
                        access_log tls.log tls;
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
    },
    HAPROXY("haproxy-card-host.cfg", List.of("haproxy", "-db", "-f", "proxy.conf")) {
        @Override
        String complete(String recipe) {
            return recipe;
        }
    };

    private static final Path RECIPES = Path.of("..", "docs", "proxies");

    private final String recipe;
    private final List<String> command;

    CardProxy(String recipe, List<String> command) {
        this.recipe = recipe;
        this.command = command;
    }

    /** What the proxy needs besides its recipe, to run as one process in a folder of its own. */
    abstract String complete(String recipe);

    /** The server's word for it. */
    String option() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Starts it with its recipe.
     *
     * @param folder its own
     * @param keys the files that the recipe names
     */
    Program start(Path folder, Path keys, int loginPort, int cardPort, int keycloakPort) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("proxy.conf"),
                    complete(Files.readString(RECIPES.resolve(recipe)))
                            .replace("login.example.org", CardSite.LOGIN.getHost())
                            .replace("card.example.org", CardSite.CARD.getHost())
                            .replace("192.0.2.1:443", "127.0.0.1:" + loginPort)
                            .replace("192.0.2.2:443", "127.0.0.1:" + cardPort)
                            .replace("127.0.0.1:8080", "127.0.0.1:" + keycloakPort)
                            .replace("/etc/card-host", keys.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Program.start(folder, Map.of(), command).listening(cardPort);
    }
}
