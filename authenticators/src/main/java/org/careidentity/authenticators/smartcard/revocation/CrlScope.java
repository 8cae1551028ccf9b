package org.careidentity.authenticators.smartcard.revocation;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * Which certificates of its issuer a list speaks of (RFC 5280 section 5.2.5).
 *
 * @param names of the partition; none for a list that is not parted
 * @param holders whether only of those who may not issue certificates
 * @param authorities whether only of those who may
 * @param identity the same for lists of one scope, and for them alone
 */
record CrlScope(Set<GeneralName> names, boolean holders, boolean authorities, String identity) {

    /** Of a list that names no scope. */
    static final CrlScope ALL = new CrlScope(Set.of(), false, false, "");

    static CrlScope of(IssuingDistributionPoint point) throws NoAnswerException {
        if (point.isIndirectCRL() || point.getOnlySomeReasons() != null || point.onlyContainsAttributeCerts()) {
            throw new NoAnswerException("the list is indirect, not of all reasons, or not of certificates of keys");
        }
        try {
            return new CrlScope(
                    point.getDistributionPoint() == null ? Set.of() : names(point.getDistributionPoint()),
                    point.onlyContainsUserCerts(),
                    point.onlyContainsCACerts(),
                    HexFormat.of().formatHex(point.getEncoded(ASN1Encoding.DER)));
        } catch (java.io.IOException e) {
            throw new NoAnswerException("the list's scope cannot be read", e);
        }
    }

    /** The full names of a distribution point; a name that is relative to the issuer counts for nothing. */
    static Set<GeneralName> names(DistributionPointName name) {
        if (name.getType() != DistributionPointName.FULL_NAME) {
            throw new MalformedException("a distribution point with a relative name");
        }
        return Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the list speaks of a certificate (RFC 5280 section 6.3.3 (b)(2)): a good answer of the list of another
     * partition says nothing.
     */
    boolean covers(CertificateAddresses certificate) {
        return !(holders && certificate.authority())
                && !(authorities && !certificate.authority())
                && (names.isEmpty()
                        || certificate.points().stream().anyMatch(point -> !Collections.disjoint(point, names)));
    }

    /** Whether a distribution point of a certificate names a whole list of its own issuer. */
    static boolean whole(DistributionPoint point) {
        return point.getReasons() == null
                && point.getCRLIssuer() == null
                && point.getDistributionPoint() != null
                && point.getDistributionPoint().getType() == DistributionPointName.FULL_NAME;
    }
}
