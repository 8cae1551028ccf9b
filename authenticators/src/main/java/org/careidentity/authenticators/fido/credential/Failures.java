package org.careidentity.authenticators.fido.credential;

import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.keycloak.models.KeycloakSession;

/** Failures in a row of one authenticator: a hundred disable it, and it alone (NIST SP 800-63B-4 section 3.2.2). */
public final class Failures {

    private static final int MOST = 100;

    private Failures() {}

    /**
     * Counts one, atomically also across nodes.
     *
     * @return how many there are now
     */
    public static int count(KeycloakSession session, OwnedCredential owned) {
        int failures = session.getProvider(AuthenticatorRegistry.class)
                .failed(session.getContext().getRealm(), owned.key());
        if (failures >= MOST) {
            owned.mark(session, AuthenticatorStatus.DISABLED);
        }
        return failures;
    }
}
