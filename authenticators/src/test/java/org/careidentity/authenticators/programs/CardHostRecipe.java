package org.careidentity.authenticators.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.header.HeaderFormat;

/** The recipes of the documentation for card hosts whose proxies are here to run them. */
public enum CardHostRecipe {
    NGINX(
            HeaderFormat.NGINX,
            "nginx-card-host.conf",
            List.of("nginx", "-p", "./", "-c", "proxy.conf", "-e", "error.log"),
            Map.of("ssl_session_cache off", "ssl_session_cache shared:card:1m", "ssl_session_tickets off", "")) {
        @Override
        String complete(String recipe) {
            return NginxFile.of(recipe);
        }
    },
    HAPROXY(
            HeaderFormat.HAPROXY,
            "haproxy-card-host.cfg",
            List.of("haproxy", "-db", "-f", "proxy.conf"),
            Map.of("tune.ssl.cachesize 0", "", " no-tls-tickets", "")) {
        @Override
        String complete(String recipe) {
            return recipe;
        }
    },
    APACHE(
            HeaderFormat.APACHE,
            "apache-card-host.conf",
            List.of("apache2", "-X", "-f", "{folder}/proxy.conf"),
            Map.of(
                    "SSLSessionCache none",
                    "SSLSessionCache shmcb:{folder}/sessions(512000)",
                    "SSLSessionTickets off",
                    "")) {
        @Override
        String complete(String recipe) {
            String modules = Stream.of(
                            "mpm_event",
                            "authz_core",
                            "socache_shmcb",
                            "ssl",
                            "headers",
                            "rewrite",
                            "proxy",
                            "proxy_http")
                    .map(module ->
                            "LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so%n".formatted(module, module))
                    .collect(Collectors.joining());
            return modules
                    + """
                    ServerRoot {folder}
                    DefaultRuntimeDir {folder}
                    PidFile {folder}/pid
                    ErrorLog {folder}/error.log
                    ServerName proxy
                    User www-data
                    Group www-data
                    """
                    + recipe;
        }
    };

    private static final Path FOLDER = Path.of("..", "docs", "proxies");

    private final HeaderFormat format;
    private final List<String> command;
    private final String file;
    private final Map<String, String> resuming;

    CardHostRecipe(HeaderFormat format, String file, List<String> command, Map<String, String> resuming) {
        this.format = format;
        this.file = file;
        this.command = command;
        this.resuming = resuming;
    }

    /** How the proxy hands on certificates. */
    public HeaderFormat format() {
        return format;
    }

    /**
     * Starts the proxy, and returns when it accepts connections.
     *
     * @param configuration the recipe, as a test wants it
     * @param folder the proxy's own
     * @param keys where the files are that the recipe names
     */
    public Program start(String configuration, Path folder, Path keys, int loginPort, int cardPort, int upstream)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("proxy.conf"),
                configuration
                        .replace("192.0.2.1:443", "127.0.0.1:" + loginPort)
                        .replace("192.0.2.2:443", "127.0.0.1:" + cardPort)
                        .replace("127.0.0.1:8080", "127.0.0.1:" + upstream)
                        .replace("/etc/card-host", keys.toString())
                        .replace("{folder}", folder.toString()));
        return Program.start(
                        folder,
                        Map.of(),
                        command.stream()
                                .map(part -> part.replace("{folder}", folder.toString()))
                                .toList())
                .listening(cardPort);
    }

    /** What the proxy needs besides, to run as one process in a folder of its own. */
    abstract String complete(String recipe);

    /** The recipe as it is documented. */
    public String documented() throws IOException {
        return complete(Files.readString(FOLDER.resolve(file)));
    }

    /** The recipe without what it says against TLS resumption. */
    public String resuming() throws IOException {
        String recipe = documented();
        for (Map.Entry<String, String> change : resuming.entrySet()) {
            String changed = recipe.replace(change.getKey(), change.getValue());
            if (changed.equals(recipe)) {
                throw new AssertionError(file + " does not say: " + change.getKey());
            }
            recipe = changed;
        }
        // nginx cannot have an empty directive
        return recipe.replace("    ;\n", "");
    }
}
