package org.careidentity.phone.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.careidentity.phone.PhoneRefusedException;
import org.careidentity.phone.RealmRefusedException;
import org.careidentity.phone.web.PhoneServer;

/** The program: the phone on a command line, and the server of the phone that is a web app. */
public final class PhoneCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int DEFAULT_PORT = 8082;

    private final PrintStream out;
    private final PrintStream errors;

    PhoneCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /** Ends with status 0, with 1 when it could not be done, and with 2 when the command line makes no sense. */
    public static void main(String[] line) {
        System.exit(new PhoneCommand(System.out, System.err).run(List.of(line)));
    }

    int run(List<String> line) {
        try {
            Arguments arguments = Arguments.parse(line);
            if (arguments.flag("--help") || arguments.command().isEmpty()) {
                out.print(usage());
                return arguments.flag("--help") ? DONE : USAGE;
            }
            if ("serve".equals(arguments.command())) {
                arguments.noWord();
                serve(arguments.port(DEFAULT_PORT));
            } else {
                new PhoneActions(Path.of(arguments.option("--state", "target/phone.json")), out).run(arguments);
            }
            return DONE;
        } catch (UsageException wrong) {
            errors.println(wrong.getMessage() + " See --help.");
            return USAGE;
        } catch (RealmRefusedException refusal) {
            errors.println(RefusalText.of(refusal));
        } catch (PhoneRefusedException refusal) {
            errors.println(refusal.getMessage());
        } catch (UncheckedIOException | IOException broken) {
            errors.println("No connection, or no file: " + broken.getMessage());
        }
        return FAILED;
    }

    private void serve(int port) throws IOException {
        try (PhoneServer server = PhoneServer.start(port)) {
            out.println("The phone is at " + server.address());
            Thread.currentThread().join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static String usage() {
        try (InputStream text = PhoneCommand.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
