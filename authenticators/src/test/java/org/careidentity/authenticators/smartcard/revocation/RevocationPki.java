package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;

/** A root, an authority below it and its cards, which name where their revocation is told. */
final class RevocationPki {

    final TestAuthority root = TestAuthority.root("Root");
    final TestAuthority authority;

    /** @param change adds the addresses to the authority's certificate */
    RevocationPki(Consumer<CertificateParts> change) {
        authority = root.intermediate("Authority", change);
    }

    X509Certificate card(long serial, Consumer<CertificateParts> change) {
        CertificateParts parts = new CertificateParts(
                new X500Name("CN=555253521108_RANDOM_USERQ,OU=People,O=nhs"),
                KeyAlgorithm.ES256.generate().getPublic());
        parts.serial = BigInteger.valueOf(serial);
        change.accept(parts);
        return authority.certificateOf(parts);
    }

    List<X509Certificate> path(X509Certificate card) {
        return List.of(card, authority.certificate());
    }

    /** A certificate of the authority, or of another one, for signing answers. */
    static X509Certificate signer(TestAuthority by, KeyPair key, Consumer<CertificateParts> change) {
        CertificateParts parts = new CertificateParts(new X500Name("CN=Responder"), key.getPublic());
        parts.extension(
                Extension.extendedKeyUsage.getId(), false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        parts.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId(), false, DERNull.INSTANCE);
        change.accept(parts);
        return by.certificateOf(parts);
    }

    static Consumer<CertificateParts> ocsp(String address) {
        return parts -> parts.extension(
                Extension.authorityInfoAccess.getId(),
                false,
                new AuthorityInformationAccess(new AccessDescription(AccessDescription.id_ad_ocsp, uri(address))));
    }

    static Consumer<CertificateParts> crl(String... addresses) {
        return parts -> parts.extension(Extension.cRLDistributionPoints.getId(), false, points(addresses));
    }

    /** A list's name in a directory, without an address. */
    static Consumer<CertificateParts> crl(X500Name directory) {
        return parts ->
                parts.extension(Extension.cRLDistributionPoints.getId(), false, points(new GeneralName(directory)));
    }

    static Consumer<CertificateParts> nothing() {
        return parts -> {};
    }

    /** One distribution point with all of the addresses. */
    static ASN1Encodable points(String... addresses) {
        GeneralName[] names = new GeneralName[addresses.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = uri(addresses[i]);
        }
        return points(names);
    }

    private static ASN1Encodable points(GeneralName... names) {
        return new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(names)), null, null)
        });
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }
}
