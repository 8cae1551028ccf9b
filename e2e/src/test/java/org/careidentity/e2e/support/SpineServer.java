package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.programs.Program;

/**
 * A real slapd with the schema of the Spine directory, on a free port, in a folder of its own. Its log says each search
 * that it was asked.
 */
public final class SpineServer implements AutoCloseable {

    /** Whom Keycloak binds as; anonymous connections may read nothing. */
    public static final String BIND_DN = "cn=reader,o=nhs";

    public static final String PASSWORD = "a-directory-password";

    private final int port;
    private final Program program;

    private SpineServer(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    /** Loads people and starts. */
    public static SpineServer start(List<SpinePeople.Person> people) {
        Path folder = TestServer.target("spine");
        try {
            Folder.empty(folder);
            Files.createDirectories(folder.resolve("db"));
            // under its own name, a security module would let it read nothing but the system's directory
            Path slapd =
                    Files.copy(Program.installed("slapd"), folder.resolve("slapd"), StandardCopyOption.COPY_ATTRIBUTES);
            try (InputStream schema = SpineServer.class.getResourceAsStream("/spine/spine.schema")) {
                Files.copy(schema, folder.resolve("spine.schema"));
            }
            Files.writeString(folder.resolve("slapd.conf"), configuration(folder));
            Files.writeString(folder.resolve("people.ldif"), SpinePeople.ldif(people));
            Program.run(
                    folder,
                    Map.of(),
                    List.of(slapd.toString(), "-Tadd", "-q", "-f", "slapd.conf", "-l", "people.ldif"));
            int port = Program.freePort();
            String address = "ldap://127.0.0.1:" + port + "/";
            Program program = Program.start(
                    folder, Map.of(), List.of(slapd.toString(), "-d", "stats", "-f", "slapd.conf", "-h", address));
            SpineServer server = new SpineServer(port, program);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            program.listening(port);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** How often somebody has searched below a person's entry. */
    public long searches(String uuid) {
        String base = "SRCH base=\"uid=" + uuid + ",";
        return program.output().lines().filter(line -> line.contains(base)).count();
    }

    @Override
    public void close() {
        program.close();
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
}
