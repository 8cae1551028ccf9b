package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * What a list says about itself (RFC 5280 section 5.2).
 *
 * @param number null when it has none
 * @param base for a delta, the number of the list that it adds to; null for a whole list
 * @param keyIdentifier of the key that signs it; null when it says none
 * @param deltas addresses of what is newer
 */
record CrlExtensions(BigInteger number, BigInteger base, CrlScope scope, byte[] keyIdentifier, List<URI> deltas) {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.cRLNumber,
            Extension.deltaCRLIndicator,
            Extension.issuingDistributionPoint,
            Extension.authorityKeyIdentifier);

    /**
     * Reads them.
     *
     * @param der null without any
     * @throws NoAnswerException for a list that means something that is not understood
     */
    static CrlExtensions read(byte[] der) throws NoAnswerException {
        if (der == null) {
            return new CrlExtensions(null, null, CrlScope.ALL, null, List.of());
        }
        Extensions extensions = Extensions.getInstance(der);
        for (ASN1ObjectIdentifier critical : extensions.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(critical)) {
                throw new NoAnswerException("the list has the unknown critical extension " + critical.getId());
            }
        }
        var point = extensions.getExtensionParsedValue(Extension.issuingDistributionPoint);
        AuthorityKeyIdentifier key = AuthorityKeyIdentifier.fromExtensions(extensions);
        var deltas = extensions.getExtensionParsedValue(Extension.freshestCRL);
        return new CrlExtensions(
                number(extensions, Extension.cRLNumber),
                number(extensions, Extension.deltaCRLIndicator),
                point == null ? CrlScope.ALL : CrlScope.of(IssuingDistributionPoint.getInstance(point)),
                key == null ? null : key.getKeyIdentifierOctets(),
                deltas == null
                        ? List.of()
                        : CertificateAddresses.uris(CertificateAddresses.points(deltas.toASN1Primitive())));
    }

    private static BigInteger number(Extensions extensions, ASN1ObjectIdentifier which) throws NoAnswerException {
        var value = extensions.getExtensionParsedValue(which);
        if (value == null) {
            return null;
        }
        BigInteger number = ASN1Integer.getInstance(value).getValue();
        if (number.signum() < 0) {
            throw new NoAnswerException("the list has a negative number");
        }
        return number;
    }
}
