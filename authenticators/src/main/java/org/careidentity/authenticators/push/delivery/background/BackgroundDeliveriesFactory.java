package org.careidentity.authenticators.push.delivery.background;

import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.careidentity.authenticators.push.delivery.Deliveries;
import org.careidentity.authenticators.push.delivery.DeliveriesFactory;
import org.careidentity.model.PackVersion;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Registers deliveries, and bounds those of this node. */
public final class BackgroundDeliveriesFactory implements DeliveriesFactory, ServerInfoAwareProviderFactory {

    public static final String PROVIDER_ID = "background";

    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());
    private static final String OPTION = "most";
    private static final String MOST = "200";

    private Places places;

    /** Throws {@link IllegalArgumentException}, which stops the server, for an option without a sensible value. */
    @Override
    public void init(Config.Scope config) {
        String given = config.get(OPTION);
        String most = given == null || given.isBlank() ? MOST : given.strip();
        if (!most.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("spi-care-identity-push-deliveries--" + PROVIDER_ID + "--" + OPTION
                    + " is not a number from 1 to 999999");
        }
        places = new Places(Integer.parseInt(most));
    }

    @Override
    public Deliveries create(KeycloakSession session) {
        return new BackgroundDeliveries(session, Transactions.of(session), places, Metrics.globalRegistry, CLOCK);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return PackVersion.operationalInfo(getClass());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
