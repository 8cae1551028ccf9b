package org.careidentity.authenticators.push.delivery.webpush;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * One request that ends: in time whatever drips, at the address where it began, and after a few bytes of answer.
 *
 * @param client Keycloak's own, with its truststore and its proxies
 * @param timeout from the connection to the answer
 * @param watch ends what takes too long
 */
record PushPost(CloseableHttpClient client, Duration timeout, ScheduledExecutorService watch) {

    private static final int MOST_BYTES = 4096;

    /** The status of the answer. */
    int status(URI address, Map<String, String> headers, byte[] body) throws IOException {
        HttpPost request = new HttpPost(address);
        request.setConfig(config());
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body));
        ScheduledFuture<?> end = watch.schedule(request::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = client.execute(request)) {
            finish(response.getEntity());
            return response.getStatusLine().getStatusCode();
        } finally {
            end.cancel(false);
        }
    }

    private RequestConfig config() {
        int millis = (int) timeout.toMillis();
        return RequestConfig.custom()
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .setConnectionRequestTimeout(millis)
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .setNormalizeUri(false)
                .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                .build();
    }

    /** A connection whose answer was read to its end serves again; one with more to say ends with the response. */
    private static void finish(HttpEntity answer) throws IOException {
        if (answer != null) {
            answer.getContent().readNBytes(MOST_BYTES);
        }
    }
}
