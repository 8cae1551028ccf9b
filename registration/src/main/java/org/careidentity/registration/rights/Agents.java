package org.careidentity.registration.rights;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.careidentity.mappers.directory.SessionDirectory;
import org.careidentity.model.DirectoryEntry;
import org.careidentity.model.Proof;
import org.careidentity.registration.setup.RegistrationRealm;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resources.admin.AdminAuth;

/** Finds out who asks. */
public final class Agents {

    private Agents() {}

    /**
     * The agent of the request's access token; empty without a valid one of this realm whose audience is the API. Keycloak
     * looks at its signature, times, session, and whether its person is enabled.
     *
     * @throws IllegalArgumentException when the realm's table of rights can't be read
     */
    public static Optional<Agent> of(KeycloakSession session) {
        AuthResult result = new AppAuthManager.BearerTokenAuthenticator(session)
                .setAudience(RegistrationRealm.AUDIENCE)
                .authenticate();
        // the check of a token without any audience passes in some of Keycloak's versions
        return Optional.ofNullable(result)
                .filter(valid -> valid.getToken().hasAudience(RegistrationRealm.AUDIENCE))
                .map(valid -> agent(session, valid));
    }

    private static Agent agent(KeycloakSession session, AuthResult result) {
        RealmModel realm = session.getContext().getRealm();
        session.getContext().setClient(result.getClient());
        DirectoryEntry entry = SessionDirectory.of(session, result.getSession());
        RightsTable table = RightsTable.of(realm);
        Map<String, Set<Operation>> rights = new HashMap<>();
        entry.roles().forEach(role -> OdsCode.of(role.orgCode()).ifPresent(code -> {
            Set<Operation> given = table.of(role);
            if (!given.isEmpty()) {
                rights.computeIfAbsent(code, any -> EnumSet.noneOf(Operation.class))
                        .addAll(given);
            }
        }));
        return new Agent(
                new AdminAuth(realm, result.getToken(), result.getUser(), result.getClient()),
                SessionAssurance.standing(session, result.getSession()).best().map(Proof::level),
                isAdministrator(realm, result),
                rights,
                Organisations.of(entry));
    }

    /**
     * By what the token may do, not what its person could: the console's tokens never say so. And by what the person and the
     * client still may, as Keycloak's own admin API asks at each request.
     */
    private static boolean isAdministrator(RealmModel realm, AuthResult result) {
        AccessToken.Access access = result.getToken().getResourceAccess(Constants.REALM_MANAGEMENT_CLIENT_ID);
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return access != null
                && access.isUserInRole(AdminRoles.MANAGE_USERS)
                && management != null
                && new AdminAuth(realm, result.getToken(), result.getUser(), result.getClient())
                        .hasAppRole(management, AdminRoles.MANAGE_USERS);
    }
}
