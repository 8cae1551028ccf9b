package org.careidentity.authenticators.smartcard.header;

import org.careidentity.authenticators.fido.wire.Der;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * The outside of a certificate (RFC 5280 section 4.1): what is signed, the algorithm and the signature, in DER, and nothing
 * behind. What is outside of the signature has one form only, or one certificate would have two fingerprints: the JDK ignores
 * bytes behind a certificate, and takes a signature that is said to end some bits earlier.
 */
final class CertificateShape {

    private static final int BIT_STRING = 0x03;

    private CertificateShape() {}

    /** Throws {@link MalformedException} for anything else. */
    static void require(byte[] der) {
        Der.requireWellFormed(der);
        Der outer = Der.of(der);
        Der parts = Der.of(outer.next(Der.SEQUENCE));
        outer.end();
        parts.next(Der.SEQUENCE);
        parts.next(Der.SEQUENCE);
        byte[] signature = parts.next(BIT_STRING);
        parts.end();
        if (signature.length == 0 || signature[0] != 0) {
            throw new MalformedException("a signature that is not whole bytes");
        }
    }
}
