package org.careidentity.authenticators.registry;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Makes the table of authenticators a provider: {@code session.getProvider(AuthenticatorRegistry.class)}. */
public final class AuthenticatorRegistrySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-authenticator-registry";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return AuthenticatorRegistry.class;
    }

    @Override
    public Class<? extends ProviderFactory<AuthenticatorRegistry>> getProviderFactoryClass() {
        return AuthenticatorRegistryFactory.class;
    }
}
