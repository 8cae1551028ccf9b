package org.careidentity.registration.store;

import java.time.Instant;

/**
 * A registration link. Of its secrets the hashes alone are kept.
 *
 * @param person the id of the user whom it is for
 * @param method the login method
 * @param organisation ODS code by which it was issued; empty text for an administrator's
 * @param issuer the id of the user who issued it
 * @param reason why, in words
 * @param tokenHash the hash of the link's secret
 * @param passphraseHash the hash of secret and passphrase together, which nobody can guess who has the database alone
 * @param browserHash the hash of what the browser has that opened it first; empty text before that
 */
public record Link(
        String id,
        String person,
        String method,
        String organisation,
        String issuer,
        String reason,
        String tokenHash,
        String passphraseHash,
        String browserHash,
        LinkState state,
        Instant created,
        Instant expires) {

    /** Whether it can still lead to a registration. */
    public boolean isOpen(Instant now) {
        return (state == LinkState.ISSUED || state == LinkState.OPENED) && now.isBefore(expires);
    }
}
