package org.careidentity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.careidentity.e2e.support.TestServer;

/** The heap that a server of this machine holds on to: what is left after collections. */
final class ServerHeap implements Meter {

    private static final double MEGABYTE = 1 << 20;
    private static final int MANAGEMENT_DISTANCE = 1000;
    private static final long SETTLE_MILLISECONDS = 2000;
    /** The first one may leave what becomes garbage with it. */
    private static final int COLLECTIONS = 3;

    private static final Pattern METRIC =
            Pattern.compile("^jvm_memory_used_bytes\\{area=\"heap\"\\S* (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    ServerHeap(TestServer server) {
        this.port = server.url().getPort();
    }

    @Override
    public double reading() {
        for (int i = 0; i < COLLECTIONS; i++) {
            collect();
        }
        return used();
    }

    @Override
    public String unit() {
        return "MB";
    }

    @Override
    public void settle() {
        try {
            Thread.sleep(SETTLE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect() {
        long process = ProcessHandle.current()
                .descendants()
                .filter(this::isTheServer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no server at port " + port))
                .pid();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            int status = new ProcessBuilder(jcmd, Long.toString(process), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("jcmd ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTheServer(ProcessHandle process) {
        return process.info()
                .arguments()
                .filter(arguments -> Arrays.asList(arguments).contains("--http-port=" + port))
                .filter(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("-D")))
                .isPresent();
    }

    private double used() {
        URI metrics = URI.create("http://localhost:" + (port + MANAGEMENT_DISTANCE) + "/metrics");
        try {
            String text = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return METRIC.matcher(text)
                            .results()
                            .mapToDouble(part -> Double.parseDouble(part.group(1)))
                            .sum()
                    / MEGABYTE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
