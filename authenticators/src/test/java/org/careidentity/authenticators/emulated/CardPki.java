package org.careidentity.authenticators.emulated;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/**
 * An authority for cards in the shape of the NHS's: a root, an authority for authentication that issues no authorities, and
 * cards with partitioned lists of revoked certificates, an OCSP responder, and a critical policy.
 */
public final class CardPki {

    /** The policy of authentication in these certificates, made up: the NHS's own is not public. */
    public static final String AUTHENTICATION = "1.2.826.0.1275.102.0.3.1.0";

    /** The policy of the certificates that sign prescriptions, which is the NHS's. */
    public static final String CONTENT_COMMITMENT = "1.2.826.0.1275.102.0.3.2.0";

    /** The person of {@link #card}. */
    public static final String PERSON = "555253521108";

    private static final X500Name ROOT = new X500Name("C=GB,O=NHS,OU=CA,CN=NHS Root Authority G2");
    private static final X500Name ISSUER = new X500Name("C=GB,O=nhs,OU=CA,CN=NHS Authentication G2");
    private static final int SERIAL_BYTES = 20;

    private final TestAuthority root;
    private final TestAuthority issuer;
    private final String address;
    private final KeyPair key = KeyAlgorithm.RS256.generate();

    /**
     * A card.
     *
     * @param certificate its certificate
     * @param key its keys
     */
    public record Card(X509Certificate certificate, KeyPair key) {}

    private CardPki(String address, Consumer<CertificateParts> issuerChange) {
        this.address = address;
        root = TestAuthority.root(ROOT, KeyAlgorithm.RS256, parts -> {});
        issuer = root.intermediate(ISSUER, KeyAlgorithm.RS256, parts -> {
            parts.extension(Extension.basicConstraints.getId(), true, new BasicConstraints(0));
            policy(parts, AUTHENTICATION);
            network(parts, address, "root");
            issuerChange.accept(parts);
        });
    }

    /** New authorities. All have the same names. */
    public static CardPki create() {
        return at("http://pki.example.org");
    }

    /**
     * New authorities.
     *
     * @param address where their certificates say that revocation is asked for
     */
    public static CardPki at(String address) {
        return at(address, parts -> {});
    }

    /** The same, of which a test changes the issuer's certificate before it is signed. */
    public static CardPki at(String address, Consumer<CertificateParts> change) {
        return new CardPki(address, change);
    }

    /** New authorities of which a test changes the issuer's certificate before it is signed. */
    public static CardPki withIssuer(Consumer<CertificateParts> change) {
        return at("http://pki.example.org", change);
    }

    /** The anchor. */
    public TestAuthority root() {
        return root;
    }

    /** Who issues cards. */
    public TestAuthority issuer() {
        return issuer;
    }

    /** A proper card. */
    public Card card() {
        return card(parts -> {});
    }

    /** A card whose certificate a test changes before it is signed. */
    public Card card(Consumer<CertificateParts> change) {
        return new Card(issuer.certificateOf(parts(change)), key);
    }

    /** What a card's certificate is made of. */
    public CertificateParts parts(Consumer<CertificateParts> change) {
        CertificateParts parts = new CertificateParts(name(PERSON + "_RANDOM_USERQ"), key.getPublic());
        parts.serial = new BigInteger(1, Bytes.join(new byte[] {0x5A}, Bytes.random(SERIAL_BYTES - 1)));
        keyUsage(parts, KeyUsage.digitalSignature, true);
        extendedKeyUsage(parts, KeyPurposeId.id_kp_clientAuth);
        policy(parts, AUTHENTICATION);
        network(parts, address, "auth_c1");
        change.accept(parts);
        return parts;
    }

    /** The name of a person. */
    public static X500Name name(String commonName) {
        return new X500Name("O=nhs,OU=People,CN=" + commonName);
    }

    /** Changes the key usage. */
    public static void keyUsage(CertificateParts parts, int usage, boolean critical) {
        parts.extension(Extension.keyUsage.getId(), critical, new KeyUsage(usage));
    }

    /** Changes the extended key usage. */
    public static void extendedKeyUsage(CertificateParts parts, KeyPurposeId... purposes) {
        parts.extension(Extension.extendedKeyUsage.getId(), false, new ExtendedKeyUsage(purposes));
    }

    /** Changes the policy, which is critical and names a statement, as those of the NHS do. */
    public static void policy(CertificateParts parts, String policy) {
        policy(parts, policy, true);
    }

    /** Changes the policy, which names a statement. */
    public static void policy(CertificateParts parts, String policy, boolean critical) {
        var statement = new DERSequence(new PolicyQualifierInfo("http://pki.example.org/CPS"));
        parts.extension(
                Extension.certificatePolicies.getId(),
                critical,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policy), statement)));
    }

    /** Changes the address of the list that says whether the certificate is revoked. */
    public static void list(CertificateParts parts, String address) {
        var name = new DistributionPointName(new GeneralNames(uri(address)));
        parts.extension(Extension.cRLDistributionPoints.getId(), false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(name, null, null)
        }));
    }

    private static void network(CertificateParts parts, String address, String list) {
        list(parts, address + "/" + list + ".crl");
        responder(
                parts,
                address + "/ocsp",
                new AccessDescription(AccessDescription.id_ad_caIssuers, uri(address + "/issuer.crt")));
    }

    /** Changes the address of the responder that says whether the certificate is revoked. */
    public static void responder(CertificateParts parts, String address, AccessDescription... more) {
        ASN1EncodableVector access = new ASN1EncodableVector();
        access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(address)));
        access.addAll(more);
        parts.extension(
                Extension.authorityInfoAccess.getId(),
                false,
                AuthorityInformationAccess.getInstance(new DERSequence(access)));
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }
}
