package org.careidentity.authenticators.push.delivery;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The extension point for ways to reach a device; server options begin with {@code --spi-care-identity-push-sender--}. */
public final class PushSenderSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-push-sender";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return PushSender.class;
    }

    @Override
    public Class<? extends ProviderFactory<PushSender>> getProviderFactoryClass() {
        return PushSenderFactory.class;
    }
}
