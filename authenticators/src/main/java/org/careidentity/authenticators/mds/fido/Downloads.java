package org.careidentity.authenticators.mds.fido;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Downloads that end: in time, in size, and at the origin where they began.
 *
 * @param client Keycloak's own, with its truststore and its proxies
 * @param timeout for a connection, and for each piece of an answer
 * @param totalTimeout for one request and its answer
 * @param maxBytes more is no answer
 * @param watch ends what takes too long
 */
record Downloads(
        Supplier<CloseableHttpClient> client,
        Duration timeout,
        Duration totalTimeout,
        int maxBytes,
        ScheduledExecutorService watch) {

    private static final int MOST_REDIRECTS = 3;

    /** What is at an address; empty when it is still what has this tag. */
    Optional<Fetched> get(URI address, String tag) throws MetadataException {
        URI next = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpGet request = request(next, tag);
            ScheduledFuture<?> end = watch.schedule(request::abort, totalTimeout.toMillis(), TimeUnit.MILLISECONDS);
            try (CloseableHttpResponse response = client.get().execute(request)) {
                int status = response.getStatusLine().getStatusCode();
                if (status == HttpStatus.SC_NOT_MODIFIED && tag != null) {
                    return Optional.empty();
                }
                if (status == HttpStatus.SC_OK) {
                    return Optional.of(read(response));
                }
                next = redirect(next, response, status);
            } catch (IOException | RuntimeException e) {
                throw new MetadataException(Problem.UNAVAILABLE, next + " does not answer: " + e, e);
            } finally {
                end.cancel(false);
                request.releaseConnection();
            }
        }
        throw new MetadataException(Problem.UNAVAILABLE, address + " redirects too often");
    }

    private HttpGet request(URI address, String tag) {
        int millis = (int) timeout.toMillis();
        HttpGet request = new HttpGet(address);
        request.setConfig(RequestConfig.custom()
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .setConnectionRequestTimeout(millis)
                .setRedirectsEnabled(false)
                .build());
        if (tag != null) {
            request.setHeader(HttpHeaders.IF_NONE_MATCH, tag);
        }
        return request;
    }

    private Fetched read(CloseableHttpResponse response) throws IOException, MetadataException {
        if (response.getEntity() == null) {
            throw new MetadataException(Problem.UNAVAILABLE, "the answer is empty");
        }
        try (InputStream in = response.getEntity().getContent()) {
            byte[] content = in.readNBytes(maxBytes + 1);
            if (content.length > maxBytes) {
                throw new MetadataException(Problem.TOO_LARGE, "the answer is larger than " + maxBytes + " bytes");
            }
            Header tag = response.getFirstHeader(HttpHeaders.ETAG);
            return new Fetched(content, tag == null ? null : tag.getValue());
        }
    }

    private static URI redirect(URI from, CloseableHttpResponse response, int status) throws MetadataException {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        if (status / 100 != 3 || location == null) {
            throw new MetadataException(Problem.UNAVAILABLE, from + " answers " + status);
        }
        URI to = from.resolve(location.getValue());
        if (!Origin.same(from, to)) {
            throw new MetadataException(Problem.UNAVAILABLE, from + " redirects to another origin");
        }
        return to;
    }
}
