package org.careidentity.authenticators.lifecycle;

import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.AuthenticatorTakenException;
import org.careidentity.authenticators.registry.Decision;
import org.careidentity.authenticators.registry.OverseenRegistration;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.authenticators.removal.CredentialSessions;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What happens to an authenticator after its registration: it is suspended, resumed, confirmed, removed. Stored credential and
 * table change in one transaction; the sessions that rest on one that is stopped end after it (ASVS 5.0, 7.4.3).
 */
public final class AuthenticatorLifecycle {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticatorRegistry registry;

    /** For the realm of the request. */
    public AuthenticatorLifecycle(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.registry = session.getProvider(AuthenticatorRegistry.class);
    }

    /** What was decided of an authenticator; nothing of one that was imported and not used yet. */
    public Oversight oversight(HeldAuthenticator held) {
        return registry.of(realm, held.person().getId()).stream()
                .filter(row -> row.registration().credential().equals(held.id()))
                .findFirst()
                .map(OverseenRegistration::oversight)
                .orElse(Oversight.NONE);
    }

    /**
     * Decides what may be done with an authenticator from now on.
     *
     * @param version of the {@link Oversight} that the decision is on
     * @return false when somebody has decided since, or it is gone: nothing has changed
     */
    public boolean decide(HeldAuthenticator held, long version, Decision decision) {
        if (!hasRow(held) || !registry.decide(realm, held.person().getId(), held.id(), version, decision)) {
            return false;
        }
        held.kind()
                .keep(held.person(), held.authenticator().stored(), decision.status(), decision.awaitsConfirmation());
        if (decision.status() != AuthenticatorStatus.ACTIVE) {
            endSessions(held);
        }
        return true;
    }

    /**
     * Removes an authenticator for good. One that would register itself again at its next use is remembered as removed.
     *
     * @param decision who removes it and why; its status is not looked at
     * @return false as for {@link #decide}
     */
    public boolean remove(HeldAuthenticator held, long version, Decision decision) {
        if (!hasRow(held) || !registry.decide(realm, held.person().getId(), held.id(), version, decision)) {
            return false;
        }
        if (held.kind().registersItself()) {
            registry.bar(realm, held.person().getId(), held.id());
        }
        held.person().credentialManager().removeStoredCredentialById(held.id());
        endSessions(held);
        return true;
    }

    /** An imported one gets its row here. */
    private boolean hasRow(HeldAuthenticator held) {
        try {
            return held.kind()
                    .row(session, held.person(), held.authenticator().stored())
                    .filter(row -> registry.claim(realm, row))
                    .isPresent();
        } catch (AuthenticatorTakenException lost) {
            return false;
        }
    }

    private void endSessions(HeldAuthenticator held) {
        CredentialSessions.endOthersAfter(session, realm.getId(), held.person().getId(), held.id());
    }
}
