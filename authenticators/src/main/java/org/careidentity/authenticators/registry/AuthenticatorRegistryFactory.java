package org.careidentity.authenticators.registry;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link AuthenticatorRegistry} of a Keycloak session. */
public interface AuthenticatorRegistryFactory extends ProviderFactory<AuthenticatorRegistry> {}
