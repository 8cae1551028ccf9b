package org.careidentity.authenticators.smartcard.header;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The recipes of the documentation whose proxies are here to run them. */
enum Recipe {
    NGINX(
            HeaderFormat.NGINX,
            "nginx-card-host.conf",
            List.of("nginx", "-p", "{folder}/", "-c", "proxy.conf", "-e", "error.log"),
            Map.of("ssl_session_cache off", "ssl_session_cache shared:card:1m", "ssl_session_tickets off", "")) {
        @Override
        String complete(String recipe) {
            return """
                    daemon off;
                    master_process off;
                    pid nginx.pid;
                    error_log error.log warn;
                    events {}
                    http {
                        access_log off;
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
    HAPROXY(
            HeaderFormat.HAPROXY,
            "haproxy-card-host.cfg",
            List.of("haproxy", "-db", "-f", "{folder}/proxy.conf"),
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

    final HeaderFormat format;
    final List<String> command;
    private final String file;
    private final Map<String, String> resuming;

    Recipe(HeaderFormat format, String file, List<String> command, Map<String, String> resuming) {
        this.format = format;
        this.file = file;
        this.command = command;
        this.resuming = resuming;
    }

    /** What the proxy needs besides, to run as one process in a folder of its own. */
    abstract String complete(String recipe);

    /** The recipe as it is documented. */
    String documented() throws IOException {
        return complete(Files.readString(FOLDER.resolve(file)));
    }

    /** The recipe without what it says against TLS resumption. */
    String resuming() throws IOException {
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
