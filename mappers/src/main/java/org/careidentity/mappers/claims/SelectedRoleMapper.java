package org.careidentity.mappers.claims;

import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.SelectedRole;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.representations.IDToken;

/**
 * The claim of CIS2's {@code selectedrole} and {@code changedrole} scopes in the ID token: {@code selected_roleid}, the
 * {@code person_roleid} of the session's role, or empty text when there is none. For assured logins only.
 */
public final class SelectedRoleMapper extends CareIdentityMapper implements OIDCIDTokenMapper {

    public static final String PROVIDER_ID = "care-identity-selected-role-mapper";

    public SelectedRoleMapper() {
        super(
                PROVIDER_ID,
                "Care Identity selected role",
                "ID token claim selected_roleid of the CIS2 scopes selectedrole and changedrole: the role that the"
                        + " person chose for the session, empty when there is none.");
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        if (SessionAssurance.current(session, userSession, client.getClientSession())
                .isPresent()) {
            token.getOtherClaims().put("selected_roleid", SelectedRole.current(session, userSession));
        }
        return token;
    }
}
