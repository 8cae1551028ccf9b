package org.careidentity.authenticators.lifecycle;

import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.AuthenticatorTakenException;
import org.careidentity.authenticators.registry.Decision;
import org.careidentity.authenticators.registry.OverseenRegistration;
import org.careidentity.authenticators.registry.Oversight;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.authenticators.removal.StoppedCredential;
import org.careidentity.model.AssuranceLevel;
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

    /**
     * What was decided of an authenticator, and who registered it; nothing was of one that was imported and not used yet. That it
     * waits for its issuer goes along with an export, as the credential says so too, and means something where it can reach AAL3.
     */
    public Overseen overseen(HeldAuthenticator held) {
        Optional<OverseenRegistration> row = registry.of(realm, held.person().getId()).stream()
                .filter(found -> found.registration().credential().equals(held.id()))
                .findFirst();
        Oversight known = row.map(OverseenRegistration::oversight).orElse(Oversight.NONE);
        boolean waits = known.awaitsConfirmation()
                || held.kind().awaitsConfirmation(held.authenticator().stored());
        String registeredBy = row.map(OverseenRegistration::registration)
                .or(() -> held.kind()
                        .row(session, held.person(), held.authenticator().stored()))
                .map(Registration::registeredBy)
                .orElse("import");
        return new Overseen(
                known.awaiting(waits && held.authenticator().highest() == AssuranceLevel.AAL3), registeredBy);
    }

    /** What was decided of an authenticator. */
    public Oversight oversight(HeldAuthenticator held) {
        return overseen(held).oversight();
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
        held.kind().keep(held.person(), held.authenticator().stored(), decision.status(), decision.confirms());
        if (decision.status() != AuthenticatorStatus.ACTIVE) {
            endSessions(held);
        }
        return true;
    }

    /**
     * Gives a person back an authenticator that failures in a row disabled, with none counted.
     *
     * @param version of the {@link Oversight} that the decision is on
     * @param reason why, in words
     * @param by the id of the user who decides
     * @return false when it is not disabled, or as for {@link #decide}
     */
    public boolean reactivate(HeldAuthenticator held, long version, String reason, String by) {
        return hasRow(held)
                && registry.forgive(realm, held.person().getId(), held.id())
                && decide(held, version, new Decision(AuthenticatorStatus.ACTIVE, false, reason, by));
    }

    /**
     * Removes an authenticator for good. One that would register itself again at its next use is remembered as removed. One of which
     * the table says nothing, since it can't be read or the same is somebody else's, goes all the same.
     *
     * @param decision who removes it and why, with {@link AuthenticatorStatus#REMOVED}
     * @return false as for {@link #decide}
     */
    public boolean remove(HeldAuthenticator held, long version, Decision decision) {
        boolean known = hasRow(held);
        if (known) {
            if (!registry.decide(realm, held.person().getId(), held.id(), version, decision)) {
                return false;
            }
            if (held.kind().registersItself()) {
                registry.bar(realm, held.person().getId(), held.id());
            }
        } else if (session.getTransactionManager().getRollbackOnly()) {
            return false;
        }
        held.person().credentialManager().removeStoredCredentialById(held.id());
        if (known && !held.kind().registersItself()) {
            // what the foreign key does for local people
            held.kind()
                    .row(session, held.person(), held.authenticator().stored())
                    .ifPresent(gone -> registry.release(realm, gone.key()));
        }
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
        StoppedCredential.endOthersAfter(session, realm.getId(), held.person().getId(), held.id());
    }
}
