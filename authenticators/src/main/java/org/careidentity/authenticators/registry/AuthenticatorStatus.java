package org.careidentity.authenticators.registry;

/** What may be done with an authenticator. The stored credential carries it, and the table repeats it:
 * either stops it, since of two logins at the same moment the last one writes the credential. */
public enum AuthenticatorStatus {
    /** It logs in. */
    ACTIVE,
    /** Its signature counter went back: there may be a copy of it (WebAuthn Level 3 section 7.2 step 22). */
    QUARANTINED,
    /** Too many failures in a row (NIST SP 800-63B-4 section 3.2.2). */
    DISABLED
}
