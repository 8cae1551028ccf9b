package org.careidentity.authenticators.smartcard.certificate;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1T61String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * Whose card it is: one group of a pattern that the whole of the one common name matches. Read from the DER and not from the
 * name as text, in which a value can pass for another attribute; where two readers could take two names from a subject, it
 * has none.
 */
final class IdentityRule {

    /** RFC 5280 appendix A.1 allows 64 characters in a common name; NHS names are as long as people's. */
    private static final int LONGEST = 256;

    private IdentityRule() {}

    /** The identity in a certificate. */
    static String of(X509Certificate certificate, Pattern pattern) throws CardRefusedException {
        try {
            return read(
                    Certificate.getInstance(certificate.getEncoded())
                            .getSubject()
                            .getEncoded(ASN1Encoding.DER),
                    pattern);
        } catch (CertificateEncodingException | IOException e) {
            throw refused("a subject that can't be read", e);
        }
    }

    /**
     * The identity in a subject.
     *
     * @param subject the DER of the subject's name
     */
    static String read(byte[] subject, Pattern pattern) throws CardRefusedException {
        String name;
        try {
            name = commonName(X500Name.getInstance(subject));
        } catch (RuntimeException e) {
            throw refused("a subject that can't be read", e);
        }
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches() || matcher.group(1) == null || matcher.group(1).isEmpty()) {
            throw refused("a common name that does not match the pattern", null);
        }
        return matcher.group(1);
    }

    private static String commonName(X500Name subject) throws CardRefusedException {
        List<ASN1Encodable> names = new ArrayList<>();
        for (RDN part : subject.getRDNs()) {
            if (part.isMultiValued()) {
                throw refused("a subject with several values in one part", null);
            }
            AttributeTypeAndValue attribute = part.getFirst();
            if (BCStyle.CN.equals(attribute.getType())) {
                names.add(attribute.getValue());
            }
        }
        if (names.size() != 1) {
            throw refused(names.size() + " common names", null);
        }
        return text(names.get(0));
    }

    /** RFC 5280 section 4.1.2.4: PrintableString or UTF8String; TeletexString for subjects that had it before. */
    private static String text(ASN1Encodable value) throws CardRefusedException {
        if (!(value instanceof ASN1PrintableString
                || value instanceof ASN1UTF8String
                || value instanceof ASN1T61String)) {
            throw refused("a common name of another type of text", null);
        }
        String text = ((ASN1String) value).getString();
        if (text.length() > LONGEST || !text.codePoints().allMatch(Characters::printable)) {
            throw refused("a common name that is too long, or not printable", null);
        }
        return text;
    }

    private static CardRefusedException refused(String detail, Throwable cause) {
        return new CardRefusedException(RefusalReason.IDENTITY, detail, cause);
    }
}
