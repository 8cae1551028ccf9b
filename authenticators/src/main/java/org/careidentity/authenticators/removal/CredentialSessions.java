package org.careidentity.authenticators.removal;

import java.util.List;
import java.util.stream.Stream;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions that a credential proved a level in. */
final class CredentialSessions {

    private static final Logger LOGGER = Logger.getLogger(CredentialSessions.class);

    private CredentialSessions() {}

    /**
     * Takes a credential's proofs out of the person's sessions, and ends those that no other proof holds up, offline ones
     * too: their applications get logout tokens.
     */
    static void end(KeycloakSession session, String realmId, String personId, String credential) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel person = session.users().getUserById(realm, personId);
        if (person == null) {
            return;
        }
        List<UserSessionModel> sessions = Stream.concat(
                        session.sessions().getUserSessionsStream(realm, person),
                        session.sessions().getOfflineUserSessionsStream(realm, person))
                .toList();
        for (UserSessionModel running : sessions) {
            if (SessionAssurance.without(session, running, credential)) {
                LOGGER.debugf("session %s rested on the removed credential %s", running.getId(), credential);
                AuthenticationManager.backchannelLogout(session, running, true);
            }
        }
    }
}
