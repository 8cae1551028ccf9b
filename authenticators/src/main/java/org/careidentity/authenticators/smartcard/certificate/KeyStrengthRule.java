package org.careidentity.authenticators.smartcard.certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * No key of the path is too small: RSA by configuration, P-256, P-384, P-521, Ed25519 or Ed448. A curve is named: who writes
 * its parameters into a key may choose them so that they know the private key of somebody else's (CVE-2020-0601).
 */
final class KeyStrengthRule {

    private static final Set<ASN1Encodable> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1, SECObjectIdentifiers.secp521r1);

    private KeyStrengthRule() {}

    static void check(CardPath path, int leastRsaBits) throws CardRefusedException {
        for (X509Certificate certificate : path.certificates()) {
            check(certificate, leastRsaBits);
        }
    }

    static void check(X509Certificate certificate, int leastRsaBits) throws CardRefusedException {
        SubjectPublicKeyInfo key = key(certificate);
        ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
        if (kind.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            int bits = rsaBits(key);
            if (bits < leastRsaBits) {
                throw tooSmall("an RSA key of " + bits + " bits", null);
            }
        } else if (kind.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            ASN1Encodable curve = key.getAlgorithm().getParameters();
            if (curve == null || !CURVES.contains(curve)) {
                throw tooSmall("a key on another curve than P-256, P-384 and P-521", null);
            }
        } else if (!kind.equals(EdECObjectIdentifiers.id_Ed25519) && !kind.equals(EdECObjectIdentifiers.id_Ed448)) {
            throw tooSmall("a key of kind " + kind, null);
        }
    }

    /** From the certificate itself: the key that the provider made of it may be written in another way. */
    private static SubjectPublicKeyInfo key(X509Certificate certificate) throws CardRefusedException {
        try {
            return Certificate.getInstance(certificate.getEncoded()).getSubjectPublicKeyInfo();
        } catch (CertificateEncodingException e) {
            throw tooSmall("a key that can't be read", e);
        }
    }

    private static int rsaBits(SubjectPublicKeyInfo key) throws CardRefusedException {
        try {
            return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
        } catch (IOException e) {
            throw tooSmall("an RSA key that can't be read", e);
        }
    }

    private static CardRefusedException tooSmall(String detail, Throwable cause) {
        return new CardRefusedException(RefusalReason.KEY_TOO_SMALL, detail, cause);
    }
}
