package org.careidentity.mappers.claims;

import java.util.List;
import org.careidentity.mappers.directory.PersonAttributes;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.LogoutTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.LogoutToken;

/**
 * {@code sub} is the 12-digit UUID in every token, at userinfo, at introspection and in the logout token. A client that
 * lacks this mapper is told Keycloak's internal id, and could not match a logout token, so it belongs in a default
 * client scope. A person without a UUID (a service account) keeps the internal id.
 */
public final class SubjectMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper,
                OIDCIDTokenMapper,
                UserInfoTokenMapper,
                TokenIntrospectionTokenMapper,
                LogoutTokenMapper {

    public static final String PROVIDER_ID = "care-identity-subject-mapper";

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        PersonAttributes.uuid(userSession.getUser()).ifPresent(token::setSubject);
        return token;
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        PersonAttributes.uuid(userSession.getUser()).ifPresent(token::setSubject);
        return token;
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
        PersonAttributes.uuid(userSession.getUser()).ifPresent(token::setSubject);
        return token;
    }

    @Override
    public LogoutToken transformLogoutToken(
            LogoutToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        PersonAttributes.uuid(userSession.getUser()).ifPresent(token::setSubject);
        return token;
    }

    /** After Keycloak's own subject mapper. */
    @Override
    public int getPriority() {
        return ProtocolMapperUtils.PRIORITY_SCRIPT_MAPPER + 10;
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
        return "Care Identity subject";
    }

    @Override
    public String getHelpText() {
        return "The claim sub is the person's 12-digit UUID (user attribute nhsid_useruid) in every token, at userinfo,"
                + " at introspection and in the logout token.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
