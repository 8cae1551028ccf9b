package org.careidentity.openid.discovery;

import org.keycloak.protocol.oauth2.OAuth2WellKnownProviderFactory;

/** OAuth 2.0 Authorization Server Metadata (RFC 8414): the same document under another name. */
public final class AuthorizationServerMetadataFactory extends DiscoveryFactory {

    public AuthorizationServerMetadataFactory() {
        super(OAuth2WellKnownProviderFactory.PROVIDER_ID, true);
    }
}
