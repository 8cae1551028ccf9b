package org.careidentity.authenticators.registry;

/**
 * What may be done with an authenticator. The stored credential carries it, since it goes along with an export, and the
 * table repeats it, where logins at the same moment on any node see it: either stops it.
 */
public enum AuthenticatorStatus {
    /** It logs in. */
    ACTIVE,
    /** Somebody stopped it: its person, who has lost it, or whoever issues authenticators. */
    SUSPENDED,
    /** Its signature counter went back: there may be a copy of it (WebAuthn Level 3 section 7.2 step 22). */
    QUARANTINED,
    /** Too many failures in a row (NIST SP 800-63B-4 section 3.2.2). */
    DISABLED,
    /**
     * It was removed for good, and is of a kind that would register itself again at its next use. The row alone says so: there is
     * no credential any more.
     */
    REMOVED
}
