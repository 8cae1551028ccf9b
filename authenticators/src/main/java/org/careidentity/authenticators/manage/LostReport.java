package org.careidentity.authenticators.manage;

import java.util.Optional;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.AuthenticatorLifecycle;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.authenticators.notice.AuthenticatorNotice;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Decision;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;

/**
 * The person reports an authenticator lost: it is suspended at once, from a session of any level, since the one that could give
 * a higher level may be what is lost (NIST SP 800-63B-4 section 4.3). It only takes away, and the Registration Authority can give it
 * back. One that is stopped already stays as it is, since a report must not make of a quarantine what can be resumed; but that it
 * was lost is kept, so that whoever would give it back knows.
 */
final class LostReport {

    private static final String REASON_CODE = "care_identity_reported_lost";

    /** Each vain one means that somebody else decided at that moment, as in another window of the person's. */
    private static final int TRIES = 8;

    private LostReport() {}

    static void take(RequiredActionContext context, String id) {
        Optional<HeldAuthenticator> found = AuthenticatorKinds.find(context.getSession(), context.getUser(), id);
        if (found.isEmpty()) {
            OwnEvent.unknown(context, EventType.UPDATE_CREDENTIAL);
            OwnAuthenticatorsPage.refuse(context, "care-identity-authenticator-unknown");
            return;
        }
        HeldAuthenticator held = found.get();
        AuthenticatorLifecycle lifecycle = new AuthenticatorLifecycle(context.getSession());
        if (held.authenticator().status() == AuthenticatorStatus.SUSPENDED
                || lifecycle.oversight(held).reportedLost()) {
            OwnAuthenticatorsPage.refuse(context, "care-identity-authenticator-stopped-already");
        } else if (stop(lifecycle, held)) {
            StoppedInLogin.add(context, held.id());
            OwnEvent.of(context, EventType.UPDATE_CREDENTIAL, held)
                    .detail("reason", REASON_CODE)
                    .success();
            OwnNotice.send(context, AuthenticatorNotice.Kind.LOST, held);
            OwnAuthenticatorsPage.succeed(
                    context,
                    held.authenticator().status() == AuthenticatorStatus.ACTIVE
                            ? "care-identity-authenticator-lost-done"
                            : "care-identity-authenticator-lost-noted");
        } else {
            OwnEvent.changedMeanwhile(context, EventType.UPDATE_CREDENTIAL, held);
            OwnAuthenticatorsPage.refuse(context, "care-identity-authenticator-changed");
        }
    }

    /** Somebody else's decision at this moment is no reason to let the person try again. */
    private static boolean stop(AuthenticatorLifecycle lifecycle, HeldAuthenticator held) {
        AuthenticatorStatus now = held.authenticator().status();
        Decision lost = Decision.lost(
                now == AuthenticatorStatus.ACTIVE ? AuthenticatorStatus.SUSPENDED : now,
                held.person().getId());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (lifecycle.decide(held, lifecycle.oversight(held).version(), lost)) {
                return true;
            }
        }
        return false;
    }
}
