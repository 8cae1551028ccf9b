package org.careidentity.mappers.assurance;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes a {@link ProofCheck}; every check that is installed is asked. */
public interface ProofCheckFactory extends ProviderFactory<ProofCheck> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
