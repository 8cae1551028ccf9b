package org.careidentity.mappers.claims;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.representations.AccessToken;

/**
 * Makes an application the audience of its own access tokens, so that it may introspect them: Keycloak answers
 * {@code active: false} to a client that is not in the audience. The ID token's {@code aud} stays the one string that
 * CIS2's clients compare.
 */
public final class OwnAudienceMapper extends CareIdentityMapper implements OIDCAccessTokenMapper {

    public static final String PROVIDER_ID = "care-identity-own-audience-mapper";

    public OwnAudienceMapper() {
        super(
                PROVIDER_ID,
                "Care Identity own audience",
                "Adds the client itself to the audience of its access tokens, so that it may introspect them.");
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        token.addAudience(client.getClientSession().getClient().getClientId());
        return token;
    }
}
