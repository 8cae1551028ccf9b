package org.careidentity.authenticators.programs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program of this machine: run to its end, or left to run until it is closed. */
public final class Program implements AutoCloseable {

    private static final int POLLS = 600;
    private static final long PAUSE_MILLISECONDS = 50;
    private static final int END_SECONDS = 10;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Runs a program to its end.
     *
     * @param folder it runs there, and its output stays there
     * @return what it has written
     * @throws AssertionError when it is missing, or says with its status that it failed
     */
    public static String run(Path folder, Map<String, String> environment, List<String> command) {
        try (Program program = start(folder, environment, command)) {
            int status = program.process.waitFor();
            if (status != 0) {
                throw program.failure("ended with status " + status);
            }
            return Files.readString(program.log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a program that is run to its end succeeds. */
    public static boolean succeeds(Path folder, List<String> command) {
        try (Program program = start(folder, Map.of(), command)) {
            return program.process.waitFor() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program that runs until it is closed, in a folder that also gets its output. */
    public static Program start(Path folder, Map<String, String> environment, List<String> command) {
        String name = command.get(0);
        Path log = folder.resolve(Path.of(name).getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(installed(name).toString()), command.stream().skip(1))
                .toList());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(folder);
            return new Program(
                    name,
                    builder.directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it accepts connections on a port of localhost. */
    public Program listening(int port) {
        return await("does not listen", () -> {
            try (Socket connection = new Socket("127.0.0.1", port)) {
                return connection.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    /** Waits until it has written this, where a connection that asks nothing would upset it. */
    public Program saying(String words) {
        return await("does not say: " + words, () -> output().contains(words));
    }

    private Program await(String otherwise, BooleanSupplier condition) {
        for (int poll = 0; poll < POLLS && process.isAlive(); poll++) {
            if (condition.getAsBoolean()) {
                return this;
            }
            pause();
        }
        close();
        throw failure(otherwise);
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody has. */
    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps it from going on: it has its port and its connections, and answers nobody. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        run(log.getParent(), Map.of(), List.of("kill", "-" + signal, Long.toString(process.pid())));
    }

    private AssertionError failure(String what) {
        return new AssertionError(name + " " + what + ":\n" + output());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a program is. Debian keeps servers where only root's PATH looks. */
    public static Path installed(String name) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is missing; bin/test says what to install"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
