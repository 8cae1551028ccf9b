package org.careidentity.mappers.assurance;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The extension point for checks of what a session's proofs are still worth. */
public final class ProofCheckSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "care-identity-proof-check";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ProofCheck.class;
    }

    @Override
    public Class<? extends ProviderFactory<ProofCheck>> getProviderFactoryClass() {
        return ProofCheckFactory.class;
    }
}
