package org.careidentity.authenticators.mds;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link ModelMetadata}; a factory holds what its providers read. */
public interface ModelMetadataFactory extends ProviderFactory<ModelMetadata> {}
