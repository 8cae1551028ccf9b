package org.careidentity.authenticators.registry;

/**
 * What may be done with an authenticator. The stored credential carries it, since it goes along with an export, and the
 * table repeats it, where logins at the same moment on any node see it: either stops it.
 */
public enum AuthenticatorStatus {
    /** It logs in. */
    ACTIVE,
    /** Its signature counter went back: there may be a copy of it (WebAuthn Level 3 section 7.2 step 22). */
    QUARANTINED,
    /** Too many failures in a row (NIST SP 800-63B-4 section 3.2.2). */
    DISABLED
}
