package org.careidentity.e2e.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.programs.NginxFile;
import org.careidentity.authenticators.programs.Program;

/**
 * A real nginx for a test: one process, as the user who runs the test, on a port of its own.
 *
 * @param port where it listens, on localhost
 */
public record Nginx(Program program, int port) implements AutoCloseable {

    /**
     * Starts it, and returns when it accepts connections.
     *
     * @param folder its own; it exists
     * @param http the inside of the block {@code http}; <code>{port}</code> stands for the port
     * @throws AssertionError when nginx is missing or does not take the configuration
     */
    public static Nginx start(Path folder, String http) throws IOException {
        int port = Program.freePort();
        Files.writeString(folder.resolve("nginx.conf"), NginxFile.of(http.replace("{port}", String.valueOf(port))));
        List<String> command = List.of("nginx", "-p", "./", "-c", "nginx.conf", "-e", "error.log");
        return new Nginx(Program.start(folder, Map.of(), command).listening(port), port);
    }

    @Override
    public void close() {
        program.close();
    }
}
