package org.careidentity.authenticators.smartcard.certificate;

import java.time.Instant;

/** Whether anything in a path is revoked. Asked once everything else but the identity holds. */
@FunctionalInterface
public interface RevocationCheck {

    /**
     * Asks for each certificate of a path, the card's and those of the authorities. Addresses in the certificates are the
     * authorities' own: the path was checked before.
     *
     * @throws CardRefusedException {@link RefusalReason#REVOKED}, or {@link RefusalReason#REVOCATION_UNKNOWN} when nobody can
     *     say and that is not allowed
     */
    void check(CardPath path, Instant now) throws CardRefusedException;
}
