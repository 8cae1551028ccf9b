package org.careidentity.e2e.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real nginx for a test: one process, as the user who runs the test, on a port of its own. */
public final class Nginx implements AutoCloseable {

    private static final int POLLS = 100;
    private static final long PAUSE_MILLISECONDS = 100;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and returns when it accepts connections.
     *
     * @param folder its own; it exists
     * @param http the inside of the block {@code http}; <code>{port}</code> stands for the port
     * @throws AssertionError when nginx is missing or does not take the configuration
     */
    public static Nginx start(Path folder, String http) throws IOException, InterruptedException {
        int port = freePort();
        Path log = folder.resolve("nginx.log");
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                daemon off;
                master_process off;
                pid nginx.pid;
                error_log nginx.log warn;
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
                        .formatted(http.replace("{port}", String.valueOf(port))));
        Process process = new ProcessBuilder(program(), "-p", folder + "/", "-c", "nginx.conf", "-e", "nginx.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        for (int poll = 0; poll < POLLS && process.isAlive(); poll++) {
            if (nginx.accepts()) {
                return nginx;
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        nginx.close();
        throw new AssertionError("nginx did not start:\n" + Files.readString(folder.resolve("output.log"))
                + (Files.exists(log) ? Files.readString(log) : ""));
    }

    /** Debian keeps it where only root's PATH looks. */
    private static String program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nginx is missing; on Debian: apt-get install nginx-light"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private boolean accepts() {
        try (Socket connection = new Socket("localhost", port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens, on localhost. */
    public int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
