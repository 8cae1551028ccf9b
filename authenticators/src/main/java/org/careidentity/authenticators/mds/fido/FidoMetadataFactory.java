package org.careidentity.authenticators.mds.fido;

import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.http.impl.client.CloseableHttpClient;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.careidentity.authenticators.mds.ModelMetadataFactory;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.common.crypto.CryptoIntegration;
import org.keycloak.common.util.Time;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Registers the FIDO Metadata Service, and holds what this node knows of it. */
public final class FidoMetadataFactory implements ModelMetadataFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "fido";

    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());
    /** One loads, the other ends what takes too long. */
    private static final int THREADS = 2;

    private MetadataSettings settings;
    private MetadataState state;
    private MetadataMetrics metrics;
    private ScheduledExecutorService threads;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {
        settings = MetadataSettings.of(config);
        state = new MetadataState(CLOCK, settings == null ? 0 : settings.graceDays());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        if (settings == null) {
            return;
        }
        threads = threads();
        Downloads downloads = new Downloads(
                () -> httpClient(factory), settings.timeout(), settings.totalTimeout(), settings.maxBytes(), threads);
        BlobVerifier verifier = new BlobVerifier(
                new SignerChain(settings.roots(), settings.signer(), settings.revocationRequired()),
                new RevocationLists(
                        settings.crlFiles(),
                        settings.crlHosts(),
                        certificate -> CryptoIntegration.getProvider()
                                .getCertificateUtils()
                                .getCRLDistributionPoints(certificate),
                        downloads));
        MetadataLoader loader = new MetadataLoader(
                settings.source(downloads), verifier, new MetadataStore(settings.folder()), CLOCK, state);
        loader.restore();
        metrics = new MetadataMetrics(Metrics.globalRegistry, state);
        new MetadataRefresh(loader, settings.refresh(), settings.retry(), threads).start();
    }

    @Override
    public ModelMetadata create(KeycloakSession session) {
        return new FidoMetadata(state);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        Map<String, String> info = new LinkedHashMap<>(PackVersion.operationalInfo(getClass()));
        info.put("source", settings == null ? "not configured" : String.valueOf(settings.source(null)));
        info.put("state", state.freshness().name());
        state.models().ifPresent(models -> {
            info.put("number", Long.toString(models.number()));
            info.put("next update", models.nextUpdate().toString());
            info.put("models", Integer.toString(models.size()));
            info.put("entries left out", Integer.toString(models.leftOut().size()));
        });
        state.lastChecked().ifPresent(at -> info.put("last good look at the source", at.toString()));
        state.problem().ifPresent(problem -> info.put("last problem", problem));
        return info;
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
            metrics.remove();
        }
    }

    /** Shared by all of the server; a session is only the way to it. */
    private static CloseableHttpClient httpClient(KeycloakSessionFactory factory) {
        try (KeycloakSession session = factory.create()) {
            return session.getProvider(HttpClientProvider.class).getHttpClient();
        }
    }

    private static ScheduledExecutorService threads() {
        var threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "care-identity-mds");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }
}
