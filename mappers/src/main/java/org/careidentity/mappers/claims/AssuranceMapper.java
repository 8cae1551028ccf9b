package org.careidentity.mappers.claims;

import java.util.List;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.model.Assurance;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.representations.IDToken;

/**
 * What the ID token says of the login: {@code acr}, {@code amr}, {@code auth_time}, {@code authentication_assurance_level}, all of one proof, and the
 * identity assurance level under both of the names that CIS2's clients read. Computed at every issue and refresh from
 * what is valid then, so that it can only fall (NIST SP 800-63B-4 section 5.1); nothing where assurance wrote nothing.
 * Levels are strings, which every client of CIS2 that we know reads.
 */
public final class AssuranceMapper extends CareIdentityMapper implements OIDCIDTokenMapper {

    public static final String PROVIDER_ID = "care-identity-assurance-mapper";

    public AssuranceMapper() {
        super(
                PROVIDER_ID,
                "Care Identity assurance",
                "ID token claims acr, amr, authentication_assurance_level, id_assurance_level and idassurancelevel, as"
                        + " far as the login still proves them.");
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        SessionAssurance.current(session, userSession, client.getClientSession())
                .ifPresent(assurance -> add(token, assurance, userSession));
        return token;
    }

    private static void add(IDToken token, Assurance assurance, UserSessionModel userSession) {
        if (!assurance.acr().isEmpty()) {
            token.setAcr(assurance.acr());
        }
        token.setAuth_time(assurance.proof().provedAt().getEpochSecond());
        token.getOtherClaims().put("amr", List.of(assurance.proof().amr()));
        token.getOtherClaims()
                .put("authentication_assurance_level", assurance.proof().level().claim());
        String identityLevel = userSession.getUser().getFirstAttribute(PersonAttributes.ID_ASSURANCE_LEVEL);
        UserInfoClaims.put(token.getOtherClaims(), "id_assurance_level", identityLevel);
        UserInfoClaims.put(token.getOtherClaims(), "idassurancelevel", identityLevel);
    }
}
