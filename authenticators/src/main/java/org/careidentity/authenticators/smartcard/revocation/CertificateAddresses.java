package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * What a certificate says about where its revocation is told (RFC 5280 sections 4.2.1.13, 4.2.1.15, 4.2.2.1).
 *
 * @param responders addresses of OCSP responders
 * @param points the names of each list of all reasons that the issuer itself signs
 * @param deltas addresses of what is newer than those lists
 * @param authority whether the certificate is one of an authority
 */
record CertificateAddresses(List<URI> responders, List<Set<GeneralName>> points, List<URI> deltas, boolean authority) {

    static CertificateAddresses of(java.security.cert.X509Certificate certificate) throws NoAnswerException {
        try {
            return new CertificateAddresses(
                    responders(certificate.getExtensionValue(Extension.authorityInfoAccess.getId())),
                    points(read(certificate.getExtensionValue(Extension.cRLDistributionPoints.getId()))),
                    uris(points(read(certificate.getExtensionValue(Extension.freshestCRL.getId())))),
                    certificate.getBasicConstraints() >= 0);
        } catch (IOException | RuntimeException e) {
            throw new NoAnswerException("the certificate's addresses cannot be read: " + e, e);
        }
    }

    /** Addresses of lists. */
    List<URI> lists() {
        return uris(points);
    }

    private static ASN1Primitive read(byte[] extension) throws IOException {
        return extension == null ? null : JcaX509ExtensionUtils.parseExtensionValue(extension);
    }

    private static List<URI> responders(byte[] extension) throws IOException {
        if (extension == null) {
            return List.of();
        }
        return Arrays.stream(
                        AuthorityInformationAccess.getInstance(read(extension)).getAccessDescriptions())
                .filter(each -> AccessDescription.id_ad_ocsp.equals(each.getAccessMethod()))
                .flatMap(each -> uri(each.getAccessLocation()).stream())
                .toList();
    }

    /** The names in an extension that holds distribution points. */
    static List<Set<GeneralName>> points(ASN1Primitive extension) {
        if (extension == null) {
            return List.of();
        }
        List<Set<GeneralName>> points = new ArrayList<>();
        Arrays.stream(CRLDistPoint.getInstance(extension).getDistributionPoints())
                .filter(CrlScope::whole)
                .forEach(point -> points.add(CrlScope.names(point.getDistributionPoint())));
        return points;
    }

    static List<URI> uris(List<Set<GeneralName>> points) {
        return points.stream()
                .flatMap(Collection::stream)
                .flatMap(name -> uri(name).stream())
                .distinct()
                .toList();
    }

    private static Optional<URI> uri(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(((ASN1String) name.getName()).getString()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
