package org.careidentity.authenticators.fido.attestation;

/**
 * One thing that speaks against a credential.
 *
 * @param effect what follows
 * @param reason the code
 */
record Finding(Effect effect, String reason) {

    /** What follows from a finding, the gravest first. */
    enum Effect {
        /** No registration and no login. */
        REFUSED,
        /** No registration; a login gives AAL2 at most. */
        LOWERED_NO_REGISTRATION,
        /** AAL2 at most. */
        LOWERED,
        /** Nothing. */
        NOTED
    }
}
