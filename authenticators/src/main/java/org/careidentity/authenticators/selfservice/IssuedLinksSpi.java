package org.careidentity.authenticators.selfservice;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Where registrations ask for the link that they came by, and whoever issues links answers. */
public final class IssuedLinksSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-issued-links";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return IssuedLinks.class;
    }

    @Override
    public Class<? extends ProviderFactory<IssuedLinks>> getProviderFactoryClass() {
        return IssuedLinksFactory.class;
    }
}
