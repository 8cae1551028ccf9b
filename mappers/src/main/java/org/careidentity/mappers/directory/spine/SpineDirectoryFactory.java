package org.careidentity.mappers.directory.spine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.careidentity.mappers.directory.RoleDirectory;
import org.careidentity.mappers.directory.RoleDirectoryFactory;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers the Spine directory, and owns the threads that reads run on. */
public final class SpineDirectoryFactory implements RoleDirectoryFactory {

    public static final String PROVIDER_ID = "spine";

    private static final Logger LOGGER = Logger.getLogger(SpineDirectoryFactory.class);
    private static final long IDLE_SECONDS = 30;

    private SpineSettings settings;
    private ExecutorService threads;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {
        settings = SpineSettings.of(config);
        if (settings != null) {
            threads = threads(settings.maxReads());
            if (!settings.secure() && settings.bindDn() != null) {
                LOGGER.warnf("%s is not ldaps: the bind credential crosses the network as it is", settings.url());
            }
        }
    }

    @Override
    public RoleDirectory create(KeycloakSession session) {
        return new SpineDirectory(settings, threads);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    private static ExecutorService threads(int most) {
        return new ThreadPoolExecutor(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "care-identity-spine");
            thread.setDaemon(true);
            return thread;
        });
    }
}
