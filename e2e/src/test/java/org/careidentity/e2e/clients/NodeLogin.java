package org.careidentity.e2e.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;

/** One login through the npm package openid-client, which runs in a process of its own. */
final class NodeLogin {

    private static final long PATIENCE_SECONDS = 60;

    private NodeLogin() {}

    /**
     * Lets a person log in.
     *
     * @param settings what {@code login.mjs} reads
     * @param onTheWay what happens to the address that the browser comes back with
     * @return {@code claims} and {@code userInfo}, or {@code code} and {@code claim} of the client's refusal
     */
    static JsonNode as(String person, ObjectNode settings, UnaryOperator<String> onTheWay) {
        try {
            Process node = new ProcessBuilder("node", "login.mjs")
                    .directory(Path.of("src/test/node").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (Writer to = node.outputWriter();
                    BufferedReader from = node.inputReader()) {
                send(to, settings.toString());
                String request = line(from);
                if (!request.startsWith("http")) {
                    throw new AssertionError("openid-client did not get to its authorization request: " + request);
                }
                HttpBrowser browser = new HttpBrowser();
                HttpBrowser.Answer back = Login.asTestUser(browser, browser.get(URI.create(request)), person);
                send(to, onTheWay.apply(back.location()));
                return Json.read(line(from));
            } finally {
                if (!node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    node.destroyForcibly();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Writer to, String line) throws IOException {
        to.write(line + "\n");
        to.flush();
    }

    private static String line(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new AssertionError("openid-client ended; its message is on the error output");
        }
        return line;
    }
}
