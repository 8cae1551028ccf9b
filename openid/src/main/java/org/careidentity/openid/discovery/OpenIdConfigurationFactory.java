package org.careidentity.openid.discovery;

import org.keycloak.protocol.oidc.OIDCWellKnownProviderFactory;

/** OpenID Connect Discovery 1.0. */
public final class OpenIdConfigurationFactory extends DiscoveryFactory {

    public OpenIdConfigurationFactory() {
        super(OIDCWellKnownProviderFactory.PROVIDER_ID, false);
    }
}
