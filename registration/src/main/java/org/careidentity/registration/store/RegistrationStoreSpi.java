package org.careidentity.registration.store;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the tables of the Registration Authority a provider. */
public final class RegistrationStoreSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-registration-store";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RegistrationStore.class;
    }

    @Override
    public Class<? extends ProviderFactory<RegistrationStore>> getProviderFactoryClass() {
        return RegistrationStoreFactory.class;
    }
}
