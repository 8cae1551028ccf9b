package org.careidentity.authenticators.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Which certificates a realm takes. Times are compared as they are: there is no skew.
 *
 * @param anchors whom the realm trusts for cards, by name and key; never those of a truststore, which are trusted for
 *     something else (CVE-2023-1664). Their own validity is not looked at
 * @param intermediates certificates of authorities from which paths may be built; nothing is trusted because it is here. None
 *     is ever taken from the card or fetched
 * @param leastRsaBits the smallest RSA key, of cards and intermediates
 * @param extendedKeyUsageOptional whether a card's certificate may have no extended key usage
 * @param policies the policies one of which a card must be issued under; none for any
 * @param identity must match the whole common name, and has one group: whose card it is
 */
public record CardRules(
        List<X509Certificate> anchors,
        List<X509Certificate> intermediates,
        int leastRsaBits,
        boolean extendedKeyUsageOptional,
        Set<String> policies,
        Pattern identity) {

    /** NIST SP 800-131A Rev. 2 section 3: RSA keys for signatures have 2048 bits or more. */
    public static final int RSA_BITS = 2048;

    /** The older cards of the NHS have keys of 1024 bits. */
    public static final int RSA_BITS_OF_OLD_NHS_CARDS = 1024;

    /** The NHS writes the 12 digits of a person's UUID before the first underscore. */
    public static final Pattern NHS_UUID = Pattern.compile("([0-9]{12})_.*");

    /** Throws {@link IllegalArgumentException} when rules make no sense. */
    public CardRules {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
        policies = Set.copyOf(policies);
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("no anchor");
        }
        if (leastRsaBits < RSA_BITS_OF_OLD_NHS_CARDS) {
            throw new IllegalArgumentException(
                    "RSA keys below " + RSA_BITS_OF_OLD_NHS_CARDS + " bits can be broken by many");
        }
        if (identity.matcher("").groupCount() != 1) {
            throw new IllegalArgumentException("the pattern of the identity must have one group");
        }
        for (String policy : policies) {
            if (ASN1ObjectIdentifier.tryFromID(policy) == null) {
                throw new IllegalArgumentException("not an object identifier: " + policy);
            }
        }
    }
}
