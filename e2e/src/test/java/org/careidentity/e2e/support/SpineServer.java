package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real slapd with the schema of the Spine directory, on a free port, in a folder of its own. Its log says each search
 * that it was asked.
 */
public final class SpineServer implements AutoCloseable {

    /** Whom Keycloak binds as; anonymous connections may read nothing. */
    public static final String BIND_DN = "cn=reader,o=nhs";

    public static final String PASSWORD = "a-directory-password";

    private static final int PATIENCE_MILLISECONDS = 30_000;

    private final Path folder;
    private final int port;
    private final Process process;

    private SpineServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Loads people and starts. */
    public static SpineServer start(List<SpinePeople.Person> people) {
        Path folder = TestServer.target("spine");
        try {
            Folder.empty(folder);
            Files.createDirectories(folder.resolve("db"));
            // under its own name, a security module would let it read nothing but the system's directory
            Path slapd = Files.copy(installed(), folder.resolve("slapd"), StandardCopyOption.COPY_ATTRIBUTES);
            try (InputStream schema = SpineServer.class.getResourceAsStream("/spine/spine.schema")) {
                Files.copy(schema, folder.resolve("spine.schema"));
            }
            Files.writeString(folder.resolve("slapd.conf"), configuration(folder));
            Files.writeString(folder.resolve("people.ldif"), SpinePeople.ldif(people));
            run(folder, slapd, "-Tadd", "-q", "-f", "slapd.conf", "-l", "people.ldif");
            int port = freePort();
            Process process = new ProcessBuilder(
                            slapd.toString(), "-d", "stats", "-f", "slapd.conf", "-h", "ldap://127.0.0.1:" + port + "/")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("slapd.log").toFile())
                    .start();
            SpineServer server = new SpineServer(folder, port, process);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.awaitListening();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    /** How often somebody has searched below a person's entry. */
    public long searches(String uuid) {
        String base = "SRCH base=\"uid=" + uuid + ",";
        try (Stream<String> lines = Files.lines(folder.resolve("slapd.log"))) {
            return lines.filter(line -> line.contains(base)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Path installed() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(each -> Path.of(each, "slapd"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test needs slapd (Debian: apt-get install slapd)"));
    }

    private static String configuration(Path folder) {
        return String.join(
                "\n",
                "include /etc/ldap/schema/core.schema",
                "include /etc/ldap/schema/cosine.schema",
                "include " + folder.resolve("spine.schema"),
                "modulepath /usr/lib/ldap",
                "moduleload back_mdb",
                "sizelimit unlimited",
                "database mdb",
                "maxsize 1073741824",
                "suffix \"o=nhs\"",
                "rootdn \"" + BIND_DN + "\"",
                "rootpw " + PASSWORD,
                "directory " + folder.resolve("db"),
                "access to * by * none",
                "");
    }

    private static void run(Path folder, Path slapd, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of(slapd.toString()), Stream.of(arguments)).toList();
        Path log = folder.resolve("slapadd.log");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("slapadd ended with " + status + ": " + Files.readString(log));
        }
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int waited = 0; waited < PATIENCE_MILLISECONDS && process.isAlive(); waited += 50) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getPort();
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("slapd does not listen: " + Files.readString(folder.resolve("slapd.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
