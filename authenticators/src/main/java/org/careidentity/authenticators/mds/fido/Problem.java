package org.careidentity.authenticators.mds.fido;

import java.util.Locale;

/** Why a BLOB was not taken. */
enum Problem {
    /** The source gave nothing: no file, no connection, an HTTP error. */
    UNAVAILABLE,
    TOO_LARGE,
    /** Not a BLOB: no JSON Web Signature, or a payload without what it must have. */
    MALFORMED,
    /** Not signed by the certificate that it brings, or by an algorithm that is not allowed. */
    SIGNATURE,
    /** The certificate does not lead to the pinned root, or names somebody else. */
    SIGNER,
    /** A certificate of the signer is revoked. */
    SIGNER_REVOKED,
    /** Nobody could say whether a certificate of the signer is revoked. */
    REVOCATION_UNKNOWN,
    /** Older than what was taken before. */
    ROLLBACK;

    /** As metrics and logs name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
