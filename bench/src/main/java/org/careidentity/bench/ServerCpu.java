package org.careidentity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careidentity.e2e.support.TestServer;

/** The CPU time that the server has used, by its own metric: it moves less with a busy machine than time or throughput. */
final class ServerCpu implements Meter {

    private static final long SETTLE_MILLISECONDS = 700;
    private static final int MANAGEMENT_DISTANCE = 1000;

    private static final Pattern METRIC = Pattern.compile("^process_cpu_time_ns_total\\S* (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI metrics;

    ServerCpu(TestServer server) {
        URI url = server.url();
        metrics = URI.create("http://" + url.getHost() + ":" + (url.getPort() + MANAGEMENT_DISTANCE) + "/metrics");
    }

    /** CPU time since the server's start. */
    @Override
    public double reading() {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
            Matcher metric = METRIC.matcher(answer.body());
            if (!metric.find()) {
                throw new IllegalStateException("no CPU time at " + metrics);
            }
            return Double.parseDouble(metric.group(1)) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server writes sessions to its database after it has answered: that is the cost of what was before. */
    @Override
    public void settle() {
        try {
            Thread.sleep(SETTLE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
