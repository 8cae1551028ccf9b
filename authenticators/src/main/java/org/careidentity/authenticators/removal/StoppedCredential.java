package org.careidentity.authenticators.removal;

import org.careidentity.authenticators.push.device.UnanswerableRequests;
import org.careidentity.authenticators.selfservice.IssuedLinks;
import org.careidentity.mappers.assurance.SessionAssurance;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What ends when a credential was suspended or removed: the sessions that it proved a level in and what waits for it on a phone,
 * after the request; what the person could register by a link, at once.
 */
public final class StoppedCredential {

    private static final Logger LOGGER = Logger.getLogger(StoppedCredential.class);

    private StoppedCredential() {}

    /**
     * Ends all of it, if this request succeeds. The session of the login that the request belongs to stays: to end it would
     * take the login's remaining pages away.
     */
    public static void endOthersAfter(KeycloakSession session, String realmId, String personId, String credential) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        endAfter(
                session,
                realmId,
                personId,
                credential,
                login == null ? null : login.getParentSession().getId());
    }

    /**
     * The same for the request that ends a login in which the person removed a credential, perhaps the one that they
     * logged in with: that login makes its session at its very end.
     */
    public static void endAfterLogin(KeycloakSession session, String realmId, String personId, String credential) {
        endAfter(session, realmId, personId, credential, null);
    }

    private static void endAfter(
            KeycloakSession session, String realmId, String personId, String credential, String kept) {
        session.getProvider(IssuedLinks.class).end(session.realms().getRealm(realmId), personId);
        // Transactions complete in the order in which they were enlisted: the one of the sessions first.
        session.sessions();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    KeycloakModelUtils.runJobInTransaction(
                            session.getKeycloakSessionFactory(), own -> end(own, realmId, personId, credential, kept));
                } catch (RuntimeException e) {
                    // the removal is committed, and its sessions are worth nothing at their next use
                    LOGGER.errorf(e, "The sessions of the removed credential %s could not be ended", credential);
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /**
     * Takes a credential's proofs out of the person's sessions, and ends those that no other proof holds up, offline ones
     * too: their applications get logout tokens. What waits for a phone ends when it was the last that could answer.
     */
    private static void end(KeycloakSession session, String realmId, String personId, String credential, String kept) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel person = session.users().getUserById(realm, personId);
        if (person == null) {
            return;
        }
        for (UserSessionModel running : PersonSessions.of(session, realm, person)) {
            if (!running.getId().equals(kept) && SessionAssurance.without(session, running, credential)) {
                LOGGER.debugf("session %s rested on the removed credential %s", running.getId(), credential);
                AuthenticationManager.backchannelLogout(session, running, true);
            }
        }
        UnanswerableRequests.end(session, person);
    }
}
