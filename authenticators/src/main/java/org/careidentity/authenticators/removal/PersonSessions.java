package org.careidentity.authenticators.removal;

import java.util.List;
import java.util.stream.Stream;
import org.careidentity.authenticators.push.device.UnanswerableRequests;
import org.careidentity.authenticators.selfservice.IssuedLinks;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * All sessions of a person who is disabled or gone. They end with logout tokens for the applications (OpenID Connect
 * Back-Channel Logout 1.0), on whichever nodes they are: a person who leaves is logged in nowhere (ASVS 5.0 requirement 7.4.2).
 */
public final class PersonSessions {

    private static final Logger LOGGER = Logger.getLogger(PersonSessions.class);

    private PersonSessions() {}

    /**
     * Ends them, offline ones too, and what waits for the person's phone, after this request and only if it succeeds; registration
     * links for them and by them at once.
     */
    public static void endAfter(KeycloakSession session, String realmId, String personId) {
        session.getProvider(IssuedLinks.class).endAllOf(session.realms().getRealm(realmId), personId);
        // Transactions complete in the order in which they were enlisted: the one of the sessions first.
        session.sessions();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                endNow(session, realmId, personId);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /**
     * Ends them in a transaction of its own: before the person is removed, since afterwards nobody knows of whom the
     * applications would have to be told. Should the removal fail then, the person has to log in again.
     */
    static void endNow(KeycloakSession session, String realmId, String personId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> end(own, realmId, personId));
        } catch (RuntimeException e) {
            // what was decided of the person holds, and their sessions are worth nothing at their next use
            LOGGER.errorf(e, "The sessions of person %s could not be ended", personId);
        }
    }

    private static void end(KeycloakSession session, String realmId, String personId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel person = session.users().getUserById(realm, personId);
        if (person == null) {
            return;
        }
        List<UserSessionModel> sessions = of(session, realm, person);
        sessions.forEach(running -> AuthenticationManager.backchannelLogout(session, running, true));
        UnanswerableRequests.withdraw(session, person);
    }

    /** Those of a person, offline ones too. */
    static List<UserSessionModel> of(KeycloakSession session, RealmModel realm, UserModel person) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, person),
                        session.sessions().getOfflineUserSessionsStream(realm, person))
                .toList();
    }
}
