package org.careidentity.authenticators.push.delivery.webpush;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.careidentity.authenticators.emulated.PushKeys;
import org.careidentity.authenticators.node.ServerOptions;
import org.careidentity.authenticators.push.delivery.PushMessage;
import org.careidentity.authenticators.push.delivery.PushSender;

/** A server's Web Push, with a key and options that a test chooses. */
public final class WebPushKit implements AutoCloseable {

    public static final String SUBJECT = "mailto:identity@hospital.example";
    public static final PushMessage MESSAGE =
            new PushMessage("https://login.example/realms/care-identity", "Y3JlZGVudGlhbA", "request-1", 118);

    private final Path folder;
    private final CloseableHttpClient client = HttpClients.createDefault();
    private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(1);

    public WebPushKit(Path folder) {
        this.folder = folder;
    }

    /** A file with a new key, in OpenSSL's newer form. */
    Path key() {
        return pem(
                "key-" + System.nanoTime() + ".pem",
                "PRIVATE KEY",
                PushKeys.make().key().getEncoded());
    }

    Path pem(String file, String label, byte[] content) {
        String text = "-----BEGIN " + label + "-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(content)
                + "\n-----END " + label + "-----\n";
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WebPushSettings settings(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(Map.of("vapid-key", key().toString(), "subject", SUBJECT));
        all.putAll(options);
        return WebPushSettings.of(new ServerOptions(all));
    }

    /** A sender of this server. */
    public PushSender sender(Map<String, String> options) {
        return sender(settings(options));
    }

    PushSender sender(WebPushSettings settings) {
        return new WebPushSender(settings, new PushPost(client, settings.timeout(), watch), InstantSource.system());
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
