package org.careidentity.authenticators.authenticatorapp;

import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Keycloak's brute-force protection for one person, or for who stands in for them. It stops what can be guessed, and
 * nothing else: the other methods never ask it.
 */
record Lock(AuthenticationFlowContext context, UserModel person) {

    /**
     * Refuses while the person is locked. Keycloak lets one attempt of a person through at a time, from this question on to
     * the end of the request, so that parallel guesses are counted (CVE-2024-4629).
     */
    void requireOpen() throws AppRefusedException {
        if (context.getRealm().isBruteForceProtected()
                && context.getProtector().isTemporarilyDisabled(context.getSession(), context.getRealm(), person)) {
            throw new AppRefusedException(
                    Errors.USER_TEMPORARILY_DISABLED, new FormMessage("care-identity-app-locked", minutes()));
        }
    }

    /** Whether an administrator has to unlock the person; realms of ours lock nobody for good. */
    boolean forGood() {
        return context.getRealm().isBruteForceProtected()
                && context.getProtector().isPermanentlyLockedOut(context.getSession(), context.getRealm(), person);
    }

    /** Counts a wrong guess at a credential of this type. */
    void count(String credentialType) {
        if (context.getRealm().isBruteForceProtected()) {
            context.getProtector()
                    .failedLogin(
                            context.getRealm(),
                            person,
                            context.getConnection(),
                            context.getUriInfo(),
                            Set.of(credentialType));
        }
    }

    /** Rounded up; one when another attempt of the same person is being checked at this moment. */
    private long minutes() {
        UserLoginFailureModel failures =
                context.getSession().loginFailures().getUserLoginFailure(context.getRealm(), person.getId());
        long seconds = failures == null ? 0 : (long) failures.getFailedLoginNotBefore() - Time.currentTime();
        return Math.max(1, (seconds + 59) / 60);
    }
}
