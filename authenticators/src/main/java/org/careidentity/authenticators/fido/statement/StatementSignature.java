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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.fido.wire.SignatureEncoding;

/**
 * The signature of an attestation statement. RSA keys below 2048 bits sign nothing here, and SHA-1 nothing but what a TPM
 * says, which a policy then believes or not (NIST SP 800-131A rev. 2 sections 3 and 9).
 */
final class StatementSignature {

    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<Long> ALGORITHMS = Set.of(-7L, -8L, -35L, -36L, -37L, -38L, -39L, -257L, -258L, -259L);

    private static final Set<Long> ALGORITHMS_OF_TPMS =
            Stream.concat(ALGORITHMS.stream(), Stream.of(AttestationParts.RS1)).collect(Collectors.toUnmodifiableSet());

    private StatementSignature() {}

    /** Throws {@link BadAlgorithmException} or {@link BadSignatureException} unless the key signed the data. */
    static void verify(PublicKey key, long algorithm, byte[] signature, byte[] data) {
        require(key, algorithm, signature);
        verifySound(key, algorithm, signature, data);
    }

    /** The same for what a TPM signs. */
    static void verifyOfTpm(PublicKey key, long algorithm, byte[] signature, byte[] data) {
        require(ALGORITHMS_OF_TPMS, key, algorithm, signature);
        verifySound(key, algorithm, signature, data);
    }

    private static void verifySound(PublicKey key, long algorithm, byte[] signature, byte[] data) {
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
        require(ALGORITHMS, key, algorithm, signature);
    }

    private static void require(Set<Long> algorithms, PublicKey key, long algorithm, byte[] signature) {
        if (!algorithms.contains(algorithm)) {
            throw new BadAlgorithmException("algorithm " + algorithm + " signs no statement");
        }
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new BadAlgorithmException("an RSA key below " + LEAST_RSA_BITS + " bits");
        }
        SignatureEncoding.require(key, signature);
    }
}
