package org.careidentity.authenticators.push.delivery.webpush;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.careidentity.authenticators.push.delivery.PushSenderFactory;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Registers Web Push, which works once an administrator gave the server a key. */
public final class WebPushSenderFactory implements PushSenderFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "web-push";

    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());
    private static final int IDLE_SECONDS = 30;

    private WebPushSettings settings;
    private ScheduledExecutorService watch;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    /** The sender where the server names none and has this one and {@code none}. */
    @Override
    public int order() {
        return 1;
    }

    /** Throws {@link IllegalArgumentException}, which stops the server, for options without a sensible value. */
    @Override
    public void init(Config.Scope config) {
        settings = WebPushSettings.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        watch = watch();
    }

    @Override
    public PushSender create(KeycloakSession session) {
        return new WebPushSender(
                settings,
                new PushPost(session.getProvider(HttpClientProvider.class).getHttpClient(), settings.timeout(), watch),
                CLOCK);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        Map<String, String> info = new LinkedHashMap<>(PackVersion.operationalInfo(getClass()));
        info.put("key", settings.key().map(VapidKey::publicKey).orElse("not configured"));
        return info;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.shutdownNow();
        }
    }

    private static ScheduledExecutorService watch() {
        var threads = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "care-identity-push-watch");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
