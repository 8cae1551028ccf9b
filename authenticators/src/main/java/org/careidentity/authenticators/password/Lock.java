package org.careidentity.authenticators.password;

import java.util.Set;
import org.careidentity.authenticators.flow.RefusedException;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Keycloak's brute-force protection for one person, or for who stands in for them. It stops what can be guessed, and
 * nothing else: the other methods never ask it.
 */
public final class Lock {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel person;

    /** The lock of a person of the request's realm. */
    public Lock(KeycloakSession session, UserModel person) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.person = person;
    }

    /**
     * Refuses while the person is locked. Keycloak lets one attempt of a person through at a time, from this question on to
     * the end of the request, so that parallel guesses are counted (CVE-2024-4629).
     */
    public void requireOpen() throws RefusedException {
        if (realm.isBruteForceProtected() && protector().isTemporarilyDisabled(session, realm, person)) {
            throw new RefusedException(
                    Errors.USER_TEMPORARILY_DISABLED, new FormMessage("care-identity-app-locked", minutes()));
        }
    }

    /** Whether an administrator has to unlock the person; realms of ours lock nobody for good. */
    public boolean forGood() {
        return realm.isBruteForceProtected() && protector().isPermanentlyLockedOut(session, realm, person);
    }

    /** Whether it was Keycloak's protection that disabled somebody; an administrator who enables them takes the mark away. */
    public static boolean hasDisabled(UserModel person) {
        return !person.isEnabled()
                && BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT.equals(
                        person.getFirstAttribute(UserModel.DISABLED_REASON));
    }

    /** Counts a wrong guess at a credential of this type. */
    public void count(String credentialType) {
        if (realm.isBruteForceProtected()) {
            protector()
                    .failedLogin(
                            realm,
                            person,
                            session.getContext().getConnection(),
                            session.getContext().getUri(),
                            Set.of(credentialType));
        }
    }

    /** Clears the count: a login that what is guessed at was a part of has succeeded (NIST SP 800-63B-4 section 3.2.2). */
    public void clear(String credentialType) {
        if (realm.isBruteForceProtected()) {
            protector()
                    .successfulLogin(
                            realm,
                            person,
                            session.getContext().getConnection(),
                            session.getContext().getUri(),
                            Set.of(credentialType));
        }
    }

    private BruteForceProtector protector() {
        return session.getProvider(BruteForceProtector.class);
    }

    /** Rounded up; one when another attempt of the same person is being checked at this moment. */
    private long minutes() {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, person.getId());
        long seconds = failures == null ? 0 : (long) failures.getFailedLoginNotBefore() - Time.currentTime();
        return Math.max(1, (seconds + 59) / 60);
    }
}
