package org.careidentity.e2e.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real PostgreSQL for a test: a cluster of its own in a temporary folder, on a port of its own, gone with the test. */
public final class Postgres implements AutoCloseable {

    private static final String USER = "keycloak";
    private static final String DATABASE = "postgres";
    private static final long PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;
    private final Thread end = new Thread(this::stop);

    private Postgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Makes a cluster and starts it. As root it runs as the user {@code postgres}, since PostgreSQL refuses to run as root.
     *
     * @throws AssertionError when PostgreSQL is missing or does not start
     */
    public static Postgres start() {
        try (ServerSocket free = new ServerSocket(0)) {
            Path folder = Files.createTempDirectory("care-identity-postgres");
            Postgres postgres = new Postgres(programs(), folder, free.getLocalPort());
            free.close();
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()));
            }
            postgres.asOwner("initdb", "-D", folder + "/data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
            postgres.asOwner(
                    "pg_ctl",
                    "-D",
                    folder + "/data",
                    "-l",
                    folder + "/log",
                    "-w",
                    "-o",
                    "-p " + postgres.port + " -k " + folder
                            + " -c listen_addresses=localhost -c fsync=off -c max_connections=200",
                    "start");
            // also when the tests are stopped by a signal
            Runtime.getRuntime().addShutdownHook(postgres.end);
            return postgres;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What makes a Keycloak use this database. */
    public String[] keycloakOptions() {
        return new String[] {
            "--db=postgres",
            "--db-url=jdbc:postgresql://localhost:" + port + "/" + DATABASE,
            "--db-username=" + USER,
            "--db-password=not-asked"
        };
    }

    /** The first column of the first row of a query's answer; empty when there is none. */
    public String query(String sql) {
        return run(List.of(
                programs.resolve("psql").toString(),
                "-h",
                "localhost",
                "-p",
                String.valueOf(port),
                "-U",
                USER,
                "-d",
                DATABASE,
                "-At",
                "-c",
                sql));
    }

    /**
     * Does something while another transaction goes on that has executed a statement, and commits after a while.
     *
     * @return what it came to
     */
    public <T> T during(String statement, Duration time, Callable<T> step) throws Exception {
        String anyTransactionHas = "select count(*) from pg_locks where locktype = 'advisory'";
        Callable<T> holder = () -> {
            query(statement + "; select pg_advisory_xact_lock(1); select pg_sleep(" + time.toSeconds() + ")");
            return null;
        };
        Callable<T> meanwhile = () -> {
            while (query(anyTransactionHas).equals("0")) {
                Thread.sleep(50);
            }
            return step.call();
        };
        return AtOnce.run(List.of(holder, meanwhile)).get(1);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(end);
        stop();
    }

    private void stop() {
        asOwner("pg_ctl", "-D", folder + "/data", "-m", "immediate", "-w", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void asOwner(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Debian keeps them where no PATH looks: a folder for each version. */
    private static Path programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        try (Stream<Path> folders = Files.isDirectory(versions) ? Files.list(versions) : Stream.<Path>empty()) {
            return Stream.concat(
                            folders.map(version -> version.resolve("bin")),
                            Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("PostgreSQL is missing; on Debian: apt-get install postgresql"));
        }
    }

    private static String run(List<String> command) {
        try {
            // the server that pg_ctl leaves running would hold a pipe open
            Path output = Files.createTempFile("care-identity-postgres", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(output).strip();
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + "\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
