package org.careidentity.authenticators.push.delivery;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes deliveries a provider; server options begin with {@code --spi-care-identity-push-deliveries--}. */
public final class DeliveriesSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-push-deliveries";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return Deliveries.class;
    }

    @Override
    public Class<? extends ProviderFactory<Deliveries>> getProviderFactoryClass() {
        return DeliveriesFactory.class;
    }
}
