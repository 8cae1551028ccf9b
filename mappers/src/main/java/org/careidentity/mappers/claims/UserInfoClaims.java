package org.careidentity.mappers.claims;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.PersonAttributes;
import org.careidentity.mappers.directory.SessionDirectory;
import org.careidentity.model.DirectoryEntry;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.representations.AccessToken;

/**
 * A family of claims that CIS2 sends at the userinfo endpoint and nowhere else. The client scope that holds the mapper
 * decides who gets it. A login that assurance never saw, or whose levels have all aged, is told none of them.
 */
abstract class UserInfoClaims extends CareIdentityMapper implements UserInfoTokenMapper {

    UserInfoClaims(String id, String displayType, String helpText) {
        super(id, displayType, helpText);
    }

    /**
     * Adds the family's claims of a person; what the person has not is left out.
     *
     * @param directory the person's roles and organisations, read when they are asked for
     */
    abstract void add(
            Map<String, Object> claims,
            UserModel person,
            Supplier<DirectoryEntry> directory,
            ProtocolMapperModel mapper);

    @Override
    public final AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext client) {
        if (SessionAssurance.current(session, userSession, client.getClientSession())
                .isPresent()) {
            add(token.getOtherClaims(), userSession.getUser(), () -> SessionDirectory.of(session, userSession), mapper);
        }
        return token;
    }

    /** The UUID under the name that every scope of the NHS's own brings with it. */
    static void putUuid(Map<String, Object> claims, UserModel person) {
        PersonAttributes.uuid(person).ifPresent(uuid -> claims.put("nhsid_useruid", uuid));
    }

    static void put(Map<String, Object> claims, String claim, String value) {
        if (value != null && !value.isBlank()) {
            claims.put(claim, value);
        }
    }

    static void putAttribute(Map<String, Object> claims, String claim, UserModel person) {
        put(claims, claim, person.getFirstAttribute(claim));
    }

    static void putList(Map<String, Object> claims, String claim, List<?> values) {
        if (!values.isEmpty()) {
            claims.put(claim, values);
        }
    }
}
