package org.careidentity.registration.store;

/** Where a registration link is on its way. */
public enum LinkState {
    /** Nobody has opened it. */
    ISSUED,
    /** A browser has opened it: no other may. */
    OPENED,
    /** An authenticator was registered by it. */
    USED,
    /** It was revoked, made anew, or its passphrase guessed too often. */
    REVOKED
}
