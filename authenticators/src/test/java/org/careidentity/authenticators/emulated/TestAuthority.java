package org.careidentity.authenticators.emulated;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority, made for a test. */
public final class TestAuthority {

    private final KeyAlgorithm algorithm;
    private final KeyPair key;
    private final X500Name name;
    private final X509Certificate certificate;
    private final List<Object> above;

    private TestAuthority(
            X500Name name, KeyAlgorithm algorithm, TestAuthority issuer, Consumer<CertificateParts> change) {
        this.name = name;
        this.algorithm = algorithm;
        key = algorithm.generate();
        CertificateParts parts = new CertificateParts(this.name, key.getPublic());
        parts.authority(true);
        parts.extension(Extension.keyUsage.getId(), true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        change.accept(parts);
        byte[] encoded = issuer == null ? certify(parts) : issuer.certify(parts);
        certificate = read(encoded);
        above = issuer == null ? List.of() : issuer.path(encoded);
    }

    /** A root, which is a trust anchor where a test makes it one. */
    public static TestAuthority root(String name) {
        return root(new X500Name("CN=" + name), KeyAlgorithm.ES256, parts -> {});
    }

    /** A root whose certificate a test changes before it is signed. */
    public static TestAuthority root(X500Name name, KeyAlgorithm algorithm, Consumer<CertificateParts> change) {
        return new TestAuthority(name, algorithm, null, change);
    }

    /** An authority that this one has certified. */
    public TestAuthority intermediate(String intermediateName) {
        return intermediate(new X500Name("CN=" + intermediateName), KeyAlgorithm.ES256, parts -> {});
    }

    /** An authority that this one has certified, with a certificate that a test changes. */
    public TestAuthority intermediate(String intermediateName, Consumer<CertificateParts> change) {
        return intermediate(new X500Name("CN=" + intermediateName), KeyAlgorithm.ES256, change);
    }

    /** An authority that this one has certified, whose certificate a test changes before it is signed. */
    public TestAuthority intermediate(X500Name intermediateName, KeyAlgorithm keys, Consumer<CertificateParts> change) {
        return new TestAuthority(intermediateName, keys, this, change);
    }

    /** The authority's own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The authority's own keys, for what else it signs. */
    public KeyPair key() {
        return key;
    }

    /**
     * Certifies a holder.
     *
     * @return the holder's certificate and those of the authorities above it without the root, as DER, for {@code x5c}
     */
    public List<Object> issue(CertificateParts holder) {
        return path(certify(holder));
    }

    /** Certifies a holder, whose certificate can be read. */
    public X509Certificate certificateOf(CertificateParts holder) {
        return read(certify(holder));
    }

    private List<Object> path(byte[] leaf) {
        List<Object> path = new ArrayList<>(List.of(leaf));
        path.addAll(above);
        return path;
    }

    private byte[] certify(CertificateParts holder) {
        try {
            String signatures = holder.signatures != null ? holder.signatures : algorithm.signatures();
            byte[] encoded = build(holder, signer(signatures)).getEncoded();
            return holder.corruptSignature ? Bytes.flipped(encoded, encoded.length - 1) : encoded;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    X500Name name() {
        return name;
    }

    /** Signs with the authority's key. */
    ContentSigner signer() {
        return signer(algorithm.signatures());
    }

    private ContentSigner signer(String signatures) {
        try {
            return new JcaContentSignerBuilder(signatures).build(key.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509CertificateHolder build(CertificateParts holder, ContentSigner signer) throws IOException {
        Date from = Date.from(holder.notBefore);
        Date until = Date.from(holder.notAfter);
        SubjectPublicKeyInfo publicKey = SubjectPublicKeyInfo.getInstance(holder.key.getEncoded());
        if (holder.version == 1) {
            return new X509v1CertificateBuilder(name, holder.serial, from, until, holder.subject, publicKey)
                    .build(signer);
        }
        var builder = new X509v3CertificateBuilder(name, holder.serial, from, until, holder.subject, publicKey);
        for (Extension extension : holder.extensions.values()) {
            builder.addExtension(extension);
        }
        return builder.build(signer);
    }

    private static X509Certificate read(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
