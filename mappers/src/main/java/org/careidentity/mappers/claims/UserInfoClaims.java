package org.careidentity.mappers.claims;

import java.util.Map;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.representations.AccessToken;

/**
 * A family of claims that CIS2 sends at the userinfo endpoint and nowhere else. The client scope that holds the mapper
 * decides who gets it; there is nothing to configure.
 */
abstract class UserInfoClaims extends CareIdentityMapper implements UserInfoTokenMapper {

    UserInfoClaims(String id, String displayType, String helpText) {
        super(id, displayType, helpText);
    }

    /** Adds the family's claims of the session's person; what the person has not is left out. */
    abstract void add(Map<String, Object> claims, UserSessionModel userSession, ClientSessionContext client);

    @Override
    public final AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        add(token.getOtherClaims(), userSession, client);
        return token;
    }

    static void put(Map<String, Object> claims, String claim, String value) {
        if (value != null && !value.isBlank()) {
            claims.put(claim, value);
        }
    }
}
