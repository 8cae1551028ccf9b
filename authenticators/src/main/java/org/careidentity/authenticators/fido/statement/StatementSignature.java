package org.careidentity.authenticators.fido.statement;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.util.SignatureUtil;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.careidentity.authenticators.fido.wire.SignatureEncoding;

/**
 * The signature of an attestation statement. SHA-1 ({@code RS1}, of early TPMs) and RSA keys below 2048 bits sign nothing
 * here (NIST SP 800-131A rev. 2 sections 3 and 9).
 */
final class StatementSignature {

    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<Long> ALGORITHMS = Set.of(-7L, -8L, -35L, -36L, -37L, -38L, -39L, -257L, -258L, -259L);

    private StatementSignature() {}

    /** Throws {@link BadAlgorithmException} or {@link BadSignatureException} unless the key signed the data. */
    static void verify(PublicKey key, long algorithm, byte[] signature, byte[] data) {
        require(key, algorithm, signature);
        try {
            Signature verifier = SignatureUtil.createSignature(
                    COSEAlgorithmIdentifier.create(algorithm).toSignatureAlgorithm());
            verifier.initVerify(key);
            verifier.update(data);
            if (verifier.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new BadSignatureException("the signature cannot be verified", e);
        }
        throw new BadSignatureException("the signature does not hold");
    }

    /** Checks what can be said of key, algorithm and signature without the data. */
    static void require(PublicKey key, long algorithm, byte[] signature) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new BadAlgorithmException("algorithm " + algorithm + " signs no statement");
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new BadAlgorithmException("an RSA key below " + LEAST_RSA_BITS + " bits");
        }
        SignatureEncoding.require(key, signature);
    }
}
