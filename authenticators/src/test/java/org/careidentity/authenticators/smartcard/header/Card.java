package org.careidentity.authenticators.smartcard.header;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;

/** Certificates of cards, made for a test. */
final class Card {

    static final TestAuthority ISSUER = TestAuthority.root("Test Card Issuer");

    private static final PublicKey KEY = KeyAlgorithm.ES256.generate().getPublic();

    private Card() {}

    static byte[] of(String person) {
        try {
            return ISSUER.certificateOf(
                            new CertificateParts(new X500Name("CN=555253521108_" + person + ",OU=People,O=nhs"), KEY))
                    .getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One whose base64 ends in so many characters of padding, and has both characters that are no letters or digits. */
    static byte[] padded(int padding) {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> of("PERSON_" + "X".repeat(i % 3)))
                .filter(der -> (3 - der.length % 3) % 3 == padding)
                .filter(der -> {
                    String text = CardHeaders.text(HeaderFormat.HAPROXY, der);
                    return text.indexOf('+') >= 0 && text.indexOf('/') >= 0;
                })
                .findFirst()
                .orElseThrow();
    }
}
