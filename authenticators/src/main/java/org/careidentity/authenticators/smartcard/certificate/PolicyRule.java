package org.careidentity.authenticators.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;

/**
 * The card was issued under an accepted policy. As a rule the whole path is valid for it (RFC 5280 section 6.1). By that rule
 * no card of an authority whose certificate names no policy at all has one, and the older authorities of the NHS are such
 * (NHS INT Level 1D): there the card's own word counts, since its authority was never held to a policy.
 */
final class PolicyRule {

    private static final String POLICIES = Extension.certificatePolicies.getId();

    private PolicyRule() {}

    static void check(PathRule.Found found, Set<String> accepted) throws CardRefusedException {
        if (found.forPolicy()) {
            return;
        }
        boolean boundAuthority = found.path().authorities().stream()
                .anyMatch(authority -> authority.getExtensionValue(POLICIES) != null);
        if (boundAuthority || !names(found.path().card(), accepted)) {
            throw new CardRefusedException(RefusalReason.POLICY, "issued under none of the accepted policies");
        }
    }

    private static boolean names(X509Certificate card, Set<String> accepted) throws CardRefusedException {
        byte[] extension = card.getExtensionValue(POLICIES);
        if (extension == null) {
            return false;
        }
        try {
            CertificatePolicies policies = CertificatePolicies.getInstance(
                    ASN1OctetString.getInstance(extension).getOctets());
            return Arrays.stream(policies.getPolicyInformation())
                    .anyMatch(policy ->
                            accepted.contains(policy.getPolicyIdentifier().getId()));
        } catch (RuntimeException e) {
            throw new CardRefusedException(RefusalReason.POLICY, "policies that can't be read", e);
        }
    }
}
