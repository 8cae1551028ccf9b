package org.careidentity.mappers.claims;

import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.LogoutTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.representations.LogoutToken;

/**
 * {@code sub} is the 12-digit UUID in every token, at userinfo, at introspection and in the logout token, which names
 * the session too. A client that
 * lacks this mapper is told Keycloak's internal id, and could not match a logout token, so it belongs in a default
 * client scope. A person without a UUID (a service account) keeps the internal id.
 */
public final class SubjectMapper extends CareIdentityMapper
        implements OIDCAccessTokenMapper,
                OIDCIDTokenMapper,
                UserInfoTokenMapper,
                TokenIntrospectionTokenMapper,
                LogoutTokenMapper {

    public static final String PROVIDER_ID = "care-identity-subject-mapper";

    public SubjectMapper() {
        super(
                PROVIDER_ID,
                "Care Identity subject",
                "The claim sub is the person's 12-digit UUID (user attribute nhsid_useruid) in every token, at userinfo,"
                        + " at introspection and in the logout token.");
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        return withUuid(token, userSession);
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        return withUuid(token, userSession);
    }

    /** The endpoint overwrites the subject with the internal id, but lets other claims win. */
    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        PersonAttributes.uuid(userSession.getUser())
                .ifPresent(uuid -> token.getOtherClaims().put("sub", uuid));
        return token;
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        return withUuid(token, userSession);
    }

    @Override
    public LogoutToken transformLogoutToken(
            LogoutToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        // Keycloak leaves sid out unless a client asks for it; clients of CIS2 match it without asking.
        token.setSid(userSession.getId());
        return withUuid(token, userSession);
    }

    private static <T extends JsonWebToken> T withUuid(T token, UserSessionModel userSession) {
        PersonAttributes.uuid(userSession.getUser()).ifPresent(token::setSubject);
        return token;
    }
}
