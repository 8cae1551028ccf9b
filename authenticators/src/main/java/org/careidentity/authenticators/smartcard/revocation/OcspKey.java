package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A certificate, by its issuer's name and key and its serial: a serial alone is one of each authority's.
 *
 * @param issuer SHA-256 of both
 */
record OcspKey(String issuer, BigInteger serial) {

    static OcspKey of(Question question) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(question.issuer().getSubjectX500Principal().getEncoded());
            digest.update(question.issuer().getPublicKey().getEncoded());
            return new OcspKey(HexFormat.of().formatHex(digest.digest()), question.serial());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
