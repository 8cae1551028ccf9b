package org.careidentity.authenticators.emulated;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who signs metadata in tests: a root, a certificate that it signed, and the root's list of revoked certificates.
 *
 * @param root to be pinned
 * @param rootKey signs certificates and lists
 * @param certificate the signer's, for {@link #NAME}
 * @param key the signer's
 */
public record MetadataSigner(X509Certificate root, PrivateKey rootKey, X509Certificate certificate, PrivateKey key) {

    /** The name that the real service signs by. */
    public static final String NAME = "mds.fidoalliance.org";

    private static final AtomicLong SERIALS = new AtomicLong(System.currentTimeMillis());
    private static final String ROOT = "CN=Test metadata root";

    /** A new root with a signer. */
    public static MetadataSigner create() {
        return named(NAME, null);
    }

    /**
     * A new root with a signer.
     *
     * @param name whom the certificate is for
     * @param distributionPoint where it says that the list of revoked certificates is; may be null
     */
    public static MetadataSigner named(String name, String distributionPoint) {
        try {
            KeyPair rootKeys = keys();
            KeyPair keys = keys();
            X509Certificate root = certificate(ROOT, rootKeys, rootKeys.getPrivate(), true, null);
            X509Certificate signer = certificate("CN=" + name, keys, rootKeys.getPrivate(), false, distributionPoint);
            return new MetadataSigner(root, rootKeys.getPrivate(), signer, keys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a BLOB brings along. */
    public List<X509Certificate> chain() {
        return List.of(certificate);
    }

    /** The root as PEM. */
    public String rootPem() {
        return Pem.of(root);
    }

    /** The root's list, on which nobody is. */
    public X509CRL nobodyRevoked() {
        return revocationList(Instant.now().plus(3650, ChronoUnit.DAYS), false);
    }

    /** The root's list with the signer on it. */
    public X509CRL signerRevoked() {
        return revocationList(Instant.now().plus(3650, ChronoUnit.DAYS), true);
    }

    /** A list of the root. */
    public X509CRL revocationList(Instant nextUpdate, boolean signerIsOn) {
        try {
            var list = new JcaX509v2CRLBuilder(root, daysAgo(3650));
            list.setNextUpdate(Date.from(nextUpdate));
            if (signerIsOn) {
                list.addCRLEntry(certificate.getSerialNumber(), daysAgo(3650), CRLReason.keyCompromise);
            }
            return new JcaX509CRLConverter().getCRL(list.build(signer(rootKey)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            String subject, KeyPair keys, PrivateKey by, boolean authority, String distributionPoint)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var certificate = new JcaX509v3CertificateBuilder(
                new X500Name(ROOT),
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                daysAgo(3650),
                daysAgo(-3650),
                new X500Name(subject),
                keys.getPublic());
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        certificate.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        certificate.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        if (distributionPoint != null) {
            var name = new DistributionPointName(
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, distributionPoint)));
            certificate.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(name, null, null)
            }));
        }
        return new JcaX509CertificateConverter().getCertificate(certificate.build(signer(by)));
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Date daysAgo(long days) {
        return Date.from(Instant.now().minus(days, ChronoUnit.DAYS));
    }
}
