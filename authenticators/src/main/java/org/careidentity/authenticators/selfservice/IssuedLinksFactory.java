package org.careidentity.authenticators.selfservice;

import org.keycloak.provider.ProviderFactory;

/** Makes the {@link IssuedLinks} of a Keycloak session. */
public interface IssuedLinksFactory extends ProviderFactory<IssuedLinks> {}
