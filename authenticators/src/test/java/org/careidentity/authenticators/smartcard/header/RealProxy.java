package org.careidentity.authenticators.smartcard.header;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A recipe of the documentation, run by its proxy: as one process, on ports of its own. */
final class RealProxy implements AutoCloseable {

    private static final int POLLS = 100;
    private static final long PAUSE_MILLISECONDS = 100;

    private final Process process;
    final int loginPort = freePort();
    final int cardPort = freePort();

    /**
     * Starts it, and returns when it accepts connections.
     *
     * @param folder its own
     * @param keys where the files of {@link CardHostKeys} are
     */
    RealProxy(Recipe recipe, String configuration, Path folder, Path keys, int upstream)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("proxy.conf"),
                configuration
                        .replace("192.0.2.1:443", "127.0.0.1:" + loginPort)
                        .replace("192.0.2.2:443", "127.0.0.1:" + cardPort)
                        .replace("127.0.0.1:8080", "127.0.0.1:" + upstream)
                        .replace("/etc/card-host", keys.toString())
                        .replace("{folder}", folder.toString()));
        Path output = folder.resolve("output.log");
        List<String> command = Stream.concat(
                        Stream.of(program(recipe.command.get(0))),
                        recipe.command.stream().skip(1).map(part -> part.replace("{folder}", folder.toString())))
                .toList();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        for (int poll = 0; poll < POLLS && process.isAlive() && !accepts(); poll++) {
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        if (!process.isAlive() || !accepts()) {
            close();
            throw new AssertionError(recipe + " did not start:\n" + Files.readString(output));
        }
    }

    /** Debian keeps them where only root's PATH looks. */
    private static String program(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing"));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean accepts() {
        try (Socket connection = new Socket("127.0.0.1", cardPort)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
