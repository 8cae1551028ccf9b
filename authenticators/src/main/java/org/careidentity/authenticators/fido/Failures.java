package org.careidentity.authenticators.fido;

import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Failures in a row of one authenticator: a hundred disable it, and it alone (NIST SP 800-63B-4 section 3.2.2). They count
 * only when an earlier step of this login identified the person, so that nobody who knows a credential id can lock a
 * clinician out from afar, and when they answer the challenge of this login: what a reload or another tab left behind is no
 * guess. The person's own count of failed logins is not touched.
 */
final class Failures {

    private static final int MOST = 100;

    private Failures() {}

    /** Counts a wrong answer to the challenge that was sent, with a credential that is known. */
    static void count(AuthenticationFlowContext context, OwnedCredential owned) {
        if (context.getUser() == null) {
            return;
        }
        int failures =
                context.getSession().getProvider(AuthenticatorRegistry.class).failed(context.getRealm(), owned.key());
        context.getEvent().detail("care_identity_failures", Integer.toString(failures));
        if (failures >= MOST) {
            owned.mark(context.getSession(), AuthenticatorStatus.DISABLED);
        }
    }
}
