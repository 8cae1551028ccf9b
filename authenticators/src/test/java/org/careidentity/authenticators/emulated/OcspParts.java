package org.careidentity.authenticators.emulated;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** What a responder's answer is made of (RFC 6960); a test changes one member to make a wrong one. */
public final class OcspParts {

    /** Null for good. */
    public CertificateStatus status = CertificateStatus.GOOD;

    public Instant thisUpdate = Instant.now().minus(Duration.ofMinutes(5));
    /** Null for none. */
    public Instant nextUpdate = Instant.now().plus(Duration.ofHours(1));
    /** Changes the nonce that was asked with; to null for none. */
    public UnaryOperator<byte[]> nonce = asked -> asked;
    /** Changes the serial that was asked for. */
    public UnaryOperator<BigInteger> serial = asked -> asked;

    private ContentSigner signer;
    private X500Name name;
    private X509CertificateHolder[] certificates;

    /** Answers of an authority itself. */
    public OcspParts(TestAuthority authority) {
        signedBy(authority);
    }

    /** Has an authority sign the answers. */
    public void signedBy(TestAuthority authority) {
        signer = authority.signer();
        name = authority.name();
        certificates = new X509CertificateHolder[0];
    }

    /** Has somebody else sign the answers, whose certificate goes with them. */
    public void signedBy(KeyPair key, X509Certificate certificate) {
        try {
            signer = new JcaContentSignerBuilder(KeyAlgorithm.ES256.signatures()).build(key.getPrivate());
            name = new X500Name(certificate.getSubjectX500Principal().getName());
            certificates = new X509CertificateHolder[] {new JcaX509CertificateHolder(certificate)};
        } catch (OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a request; one at a time, since a signer signs one thing at a time. */
    public synchronized byte[] answer(byte[] request) throws IOException {
        try {
            OCSPReq asked = new OCSPReq(request);
            CertID id = asked.getRequestList()[0].getCertID().toASN1Primitive();
            var builder = new BasicOCSPRespBuilder(new RespID(name));
            builder.addResponse(
                    new CertificateID(new CertID(
                            id.getHashAlgorithm(),
                            id.getIssuerNameHash(),
                            id.getIssuerKeyHash(),
                            new org.bouncycastle.asn1.ASN1Integer(
                                    serial.apply(id.getSerialNumber().getValue())))),
                    status,
                    Date.from(thisUpdate),
                    nextUpdate == null ? null : Date.from(nextUpdate));
            Extension nonceAsked = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            byte[] answered = nonceAsked == null
                    ? null
                    : nonce.apply(ASN1OctetString.getInstance(nonceAsked.getParsedValue())
                            .getOctets());
            if (answered != null) {
                builder.setResponseExtensions(new Extensions(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(answered).getEncoded())));
            }
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, builder.build(signer, certificates, new Date()))
                    .getEncoded();
        } catch (OCSPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer with any bytes as what is signed. */
    public byte[] around(byte[] signed) {
        try (OutputStream out = signer.getOutputStream()) {
            out.write(signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] basic = CrlParts.item(
                0x30,
                signed,
                CertificateParts.der(signer.getAlgorithmIdentifier()),
                CrlParts.item(0x03, new byte[1], signer.getSignature()));
        return CertificateParts.der(new OCSPResponse(
                new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic))));
    }

    /** What is signed in an answer. */
    public static byte[] signed(byte[] answer) {
        try {
            return ((BasicOCSPResp) new OCSPResp(answer).getResponseObject()).getTBSResponseData();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer without content. */
    public static byte[] failure(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
