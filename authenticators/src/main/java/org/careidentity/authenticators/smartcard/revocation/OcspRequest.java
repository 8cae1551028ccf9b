package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A question to a responder.
 *
 * @param encoded what is sent
 * @param nonce 32 random bytes (RFC 9654 section 2.1)
 */
record OcspRequest(byte[] encoded, byte[] nonce) {

    private static final int NONCE_BYTES = 32;

    /**
     * Asks for one certificate. SHA-1 only names it, as responders expect (RFC 5019 section 2.1.1): nothing is trusted for
     * it.
     */
    static OcspRequest of(Question question) throws NoAnswerException {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            CertificateID id = new CertificateID(
                    digests().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(question.issuer()),
                    question.serial());
            Extension extension = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
            return new OcspRequest(
                    new OCSPReqBuilder()
                            .addRequest(id)
                            .setRequestExtensions(new Extensions(extension))
                            .build()
                            .getEncoded(),
                    nonce);
        } catch (GeneralSecurityException | OCSPException | OperatorCreationException | IOException e) {
            throw new NoAnswerException("the certificate cannot be asked for: " + e, e);
        }
    }

    static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }
}
