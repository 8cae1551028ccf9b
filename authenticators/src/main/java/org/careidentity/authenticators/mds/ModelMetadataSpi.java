package org.careidentity.authenticators.mds;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The extension point for metadata of models; server options begin with {@code --spi-care-identity-mds--}. */
public final class ModelMetadataSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-mds";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ModelMetadata.class;
    }

    @Override
    public Class<? extends ProviderFactory<ModelMetadata>> getProviderFactoryClass() {
        return ModelMetadataFactory.class;
    }
}
