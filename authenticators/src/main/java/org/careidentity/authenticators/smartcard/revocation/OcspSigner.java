package org.careidentity.authenticators.smartcard.revocation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;

/**
 * Who signed an answer (RFC 6960 section 4.2.2.2): the issuer itself, or who has a certificate of the same issuer for this
 * purpose.
 *
 * @param unchecked the signer's certificate, when nothing says that it need not be checked itself; null otherwise
 */
record OcspSigner(X509Certificate unchecked) {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int MOST_CERTIFICATES = 4;
    private static final int SMALLEST_RSA_KEY = 2048;
    private static final Set<String> UNDERSTOOD = Set.of(
            Extension.keyUsage.getId(),
            Extension.extendedKeyUsage.getId(),
            Extension.basicConstraints.getId(),
            Extension.certificatePolicies.getId());

    /** Finds out; throws {@link NoAnswerException} when it is nobody who may. */
    static OcspSigner of(BasicOCSPResp answer, X509Certificate issuer, Instant now) throws NoAnswerException {
        if (signed(answer, issuer.getPublicKey())) {
            return new OcspSigner(null);
        }
        X509CertificateHolder[] given = answer.getCerts();
        for (int i = 0; i < Math.min(given.length, MOST_CERTIFICATES); i++) {
            X509Certificate candidate = certificate(given[i]);
            if (delegated(candidate, given[i], issuer, now) && signed(answer, candidate.getPublicKey())) {
                boolean noCheck =
                        candidate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
                return new OcspSigner(noCheck ? null : candidate);
            }
        }
        throw new NoAnswerException("the answer is signed by nobody whom the issuer lets answer");
    }

    private static boolean delegated(
            X509Certificate candidate, X509CertificateHolder holder, X509Certificate issuer, Instant now)
            throws NoAnswerException {
        try {
            boolean[] usage = candidate.getKeyUsage();
            List<String> purposes = candidate.getExtendedKeyUsage();
            return candidate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && !Date.from(now).before(candidate.getNotBefore())
                    && !Date.from(now).after(candidate.getNotAfter())
                    && understood(candidate)
                    && large(candidate.getPublicKey())
                    && holder.isSignatureValid(
                            SignatureRules.verifier(issuer.getPublicKey(), holder.getSignatureAlgorithm()));
        } catch (GeneralSecurityException | org.bouncycastle.cert.CertException e) {
            throw new NoAnswerException("a certificate in the answer cannot be read", e);
        }
    }

    private static boolean understood(X509Certificate certificate) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return critical == null || UNDERSTOOD.containsAll(critical);
    }

    private static boolean large(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= SMALLEST_RSA_KEY;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws NoAnswerException {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException e) {
            throw new NoAnswerException("a certificate in the answer cannot be read", e);
        }
    }

    private static boolean signed(BasicOCSPResp answer, PublicKey key) throws NoAnswerException {
        try {
            return answer.isSignatureValid(SignatureRules.verifier(key, answer.getSignatureAlgorithmID()));
        } catch (OCSPException anotherKind) {
            return false;
        }
    }
}
