package org.careidentity.mappers.assurance;

import org.keycloak.provider.ProviderFactory;

/** Makes a {@link ProofCheck}; every check that is installed is asked. */
public interface ProofCheckFactory extends ProviderFactory<ProofCheck> {}
