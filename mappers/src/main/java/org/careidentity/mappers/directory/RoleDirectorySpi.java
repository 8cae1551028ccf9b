package org.careidentity.mappers.directory;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The extension point for directories; server options begin with {@code --spi-care-identity-role-directory--}. */
public final class RoleDirectorySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-role-directory";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return RoleDirectory.class;
    }

    @Override
    public Class<? extends ProviderFactory<RoleDirectory>> getProviderFactoryClass() {
        return RoleDirectoryFactory.class;
    }
}
