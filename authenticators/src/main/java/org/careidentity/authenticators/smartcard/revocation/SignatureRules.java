package org.careidentity.authenticators.smartcard.revocation;

import java.security.PublicKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Which signatures count: RSA and ECDSA with SHA-2 (NIST SP 800-131A section 3 ends SHA-1). */
final class SignatureRules {

    private static final Set<ASN1ObjectIdentifier> ALGORITHMS = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private SignatureRules() {}

    /** Verifies with a key what has an algorithm; throws {@link NoAnswerException} for one that does not count. */
    static ContentVerifierProvider verifier(PublicKey key, AlgorithmIdentifier algorithm) throws NoAnswerException {
        if (!ALGORITHMS.contains(algorithm.getAlgorithm())) {
            throw new NoAnswerException(
                    "signed with " + algorithm.getAlgorithm().getId() + ", which is not accepted");
        }
        try {
            return new JcaContentVerifierProviderBuilder().build(key);
        } catch (OperatorCreationException e) {
            throw new NoAnswerException("the signer's key cannot be used: " + e.getMessage(), e);
        }
    }
}
