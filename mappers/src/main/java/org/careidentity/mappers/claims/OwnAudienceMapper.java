package org.careidentity.mappers.claims;

import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;

/**
 * Makes an application the audience of its own access tokens, so that it may introspect them: Keycloak answers
 * {@code active: false} to a client that is not in the audience. The ID token's {@code aud} stays the one string that
 * CIS2's clients compare.
 */
public final class OwnAudienceMapper extends AbstractOIDCProtocolMapper implements OIDCAccessTokenMapper {

    public static final String PROVIDER_ID = "care-identity-own-audience-mapper";

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

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayCategory() {
        return AssuranceMapper.CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Care Identity own audience";
    }

    @Override
    public String getHelpText() {
        return "Adds the client itself to the audience of its access tokens, so that it may introspect them.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
