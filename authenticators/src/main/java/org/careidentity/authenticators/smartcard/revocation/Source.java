package org.careidentity.authenticators.smartcard.revocation;

/** Who says whether a certificate is revoked. */
public enum Source {
    /** A responder, asked for one certificate (RFC 6960). */
    OCSP,
    /** A list of all that are revoked (RFC 5280 section 5). */
    CRL;

    Source other() {
        return this == OCSP ? CRL : OCSP;
    }
}
