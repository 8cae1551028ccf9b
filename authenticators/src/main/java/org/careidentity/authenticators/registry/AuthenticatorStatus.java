package org.careidentity.authenticators.registry;

/** What may be done with an authenticator. The stored credential carries it; the table repeats it for overviews. */
public enum AuthenticatorStatus {
    /** It logs in. */
    ACTIVE,
    /** Its signature counter went back: there may be a copy of it (WebAuthn Level 3 section 7.2 step 22). */
    QUARANTINED,
    /** Too many failures in a row (NIST SP 800-63B-4 section 3.2.2). */
    DISABLED
}
