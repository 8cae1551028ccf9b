package org.careidentity.authenticators.registry;

/** How the noting of a use ended. */
public enum UseResult {
    /** The use counts. */
    NOTED,
    /** The counter did not go up: there may be a copy of the authenticator (WebAuthn Level 3 section 7.2 step 22). */
    COUNTER_WENT_BACK,
    /** The authenticator is {@link AuthenticatorStatus#SUSPENDED}. */
    SUSPENDED,
    /** The authenticator is {@link AuthenticatorStatus#QUARANTINED}. */
    QUARANTINED,
    /** The authenticator is {@link AuthenticatorStatus#DISABLED}. */
    DISABLED,
    /** There is no such row. */
    UNKNOWN
}
