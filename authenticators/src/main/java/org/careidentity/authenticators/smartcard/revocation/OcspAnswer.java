package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.careidentity.authenticators.fido.wire.Der;

/**
 * What a responder answered (RFC 6960 section 3.2).
 *
 * @param until when it ends
 * @param signer a certificate that must not be revoked itself for the answer to count; null without one
 */
record OcspAnswer(Answer answer, Instant until, X509Certificate signer) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int MOST_ANSWERS = 100;

    /** Reads and checks it; throws {@link NoAnswerException} for whatever is not an answer to this question. */
    static OcspAnswer read(byte[] bytes, OcspRequest request, Question question, boolean nonceDemanded)
            throws NoAnswerException {
        try {
            BasicOCSPResp basic = basic(bytes);
            if (!basic.getCriticalExtensionOIDs().isEmpty()
                    && !Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                            .containsAll(basic.getCriticalExtensionOIDs())) {
                throw new NoAnswerException("the answer has an unknown critical extension");
            }
            OcspSigner signer = OcspSigner.of(basic, question.issuer(), question.now());
            requireNonce(basic, request.nonce(), nonceDemanded);
            SingleResp single = single(basic, question);
            requireInTime(single, basic, question.now());
            return new OcspAnswer(answer(single), single.getNextUpdate().toInstant(), signer.unchecked());
        } catch (IOException
                | OCSPException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) {
            // BouncyCastle answers bytes that make no sense with whatever its parser stumbles over
            throw new NoAnswerException("the answer cannot be read: " + e, e);
        }
    }

    private static BasicOCSPResp basic(byte[] bytes) throws IOException, NoAnswerException {
        Der.requireWellFormed(bytes);
        OCSPResponse response = OCSPResponse.getInstance(ASN1Primitive.fromByteArray(bytes));
        int status = response.getResponseStatus().getIntValue();
        if (status != OCSPResponseStatus.SUCCESSFUL) {
            throw new NoAnswerException("the responder answers with status " + status);
        }
        var content = response.getResponseBytes();
        if (content == null || !OCSPObjectIdentifiers.id_pkix_ocsp_basic.equals(content.getResponseType())) {
            throw new NoAnswerException("the responder answers in an unknown form");
        }
        byte[] inner = content.getResponse().getOctets();
        Der.requireWellFormed(inner);
        return new BasicOCSPResp(BasicOCSPResponse.getInstance(ASN1Primitive.fromByteArray(inner)));
    }

    private static void requireNonce(BasicOCSPResp basic, byte[] nonce, boolean demanded) throws NoAnswerException {
        Extension extension = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null && demanded) {
            throw new NoAnswerException("the answer lacks our nonce");
        }
        if (extension != null) {
            byte[] said =
                    ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
            if (!MessageDigest.isEqual(nonce, said)) {
                throw new NoAnswerException("the answer has another nonce");
            }
        }
    }

    private static SingleResp single(BasicOCSPResp basic, Question question)
            throws OCSPException, OperatorCreationException, GeneralSecurityException, NoAnswerException {
        SingleResp[] all = basic.getResponses();
        if (all.length > MOST_ANSWERS) {
            throw new NoAnswerException("the answer is about too many certificates");
        }
        var issuer = new JcaX509CertificateHolder(question.issuer());
        var digests = OcspRequest.digests();
        SingleResp found = null;
        for (SingleResp each : all) {
            if (each.getCertID().getSerialNumber().equals(question.serial())
                    && each.getCertID().matchesIssuer(issuer, digests)) {
                if (found != null) {
                    throw new NoAnswerException("the answer is about the certificate twice");
                }
                found = each;
            }
        }
        if (found == null) {
            throw new NoAnswerException("the answer is about another certificate");
        }
        if (!found.getCriticalExtensionOIDs().isEmpty()) {
            throw new NoAnswerException("the answer has an unknown critical extension");
        }
        return found;
    }

    private static void requireInTime(SingleResp single, BasicOCSPResp basic, Instant now) throws NoAnswerException {
        if (single.getNextUpdate() == null) {
            throw new NoAnswerException("the answer does not say when it ends");
        }
        Instant soon = now.plus(CLOCKS_DIFFER);
        if (single.getThisUpdate().toInstant().isAfter(soon)
                || basic.getProducedAt().toInstant().isAfter(soon)) {
            throw new NoAnswerException("the answer is from the future");
        }
        if (!now.isBefore(single.getNextUpdate().toInstant())) {
            throw new NoAnswerException(
                    "the answer ended at " + single.getNextUpdate().toInstant());
        }
    }

    private static Answer answer(SingleResp single) {
        CertificateStatus status = single.getCertStatus();
        Instant at = single.getThisUpdate().toInstant();
        if (status == CertificateStatus.GOOD) {
            return Answer.good(Source.OCSP, at, false);
        }
        if (status instanceof RevokedStatus revoked) {
            return Answer.revoked(
                    Source.OCSP,
                    at,
                    revoked.hasRevocationReason() ? revoked.getRevocationReason() : CrlEntries.UNSPECIFIED);
        }
        return Answer.unknown(Source.OCSP, "the responder does not know the certificate");
    }
}
