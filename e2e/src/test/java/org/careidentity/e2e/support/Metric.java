package org.careidentity.e2e.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careidentity.launcher.KeycloakServer;

/** What a server's metrics say. */
public final class Metric {

    private static final int MANAGEMENT_DISTANCE = 1000;

    private Metric() {}

    /**
     * The value of a metric.
     *
     * @param name with its labels, as the server writes it
     * @return empty when the server does not have it
     */
    public static OptionalDouble of(KeycloakServer server, String name) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(all(server));
        return line.find() ? OptionalDouble.of(Double.parseDouble(line.group(1))) : OptionalDouble.empty();
    }

    /**
     * The sum of a metric at the shared server.
     *
     * @param lines a pattern of the name with its labels, as the server writes it
     */
    public static double sum(String lines) {
        URI shared = TestServer.running().url();
        return Pattern.compile("(?m)^" + lines + " (\\S+)$")
                .matcher(all("http://" + shared.getHost() + ":" + (shared.getPort() + MANAGEMENT_DISTANCE)))
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    private static String all(KeycloakServer server) {
        return all(server.managementUrl().toString());
    }

    private static String all(String management) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(management + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
