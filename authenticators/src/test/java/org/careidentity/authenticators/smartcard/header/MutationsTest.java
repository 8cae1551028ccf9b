package org.careidentity.authenticators.smartcard.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome.Presented;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One certificate has one text, and no change of a text makes another certificate of the issuer's. */
class MutationsTest {

    private static final byte[] CARD = Card.padded(1);
    private static final String OTHERS = "A+= %,\"\n";

    @ParameterizedTest
    @EnumSource(HeaderFormat.class)
    void noChangeOfOneCharacterMakesAnotherCertificate(HeaderFormat format) {
        String text = CardHeaders.text(format, CARD);
        int presented = 0;
        for (int i = 0; i < text.length(); i++) {
            for (String changed : changes(text, i)) {
                presented += check(format, changed);
            }
        }
        // those that change bits of the certificate in the proxy's own form; Envoy's hash leaves none
        assertThat(presented > 0).isEqualTo(format != HeaderFormat.ENVOY);
    }

    private static Set<String> changes(String text, int at) {
        String before = text.substring(0, at);
        char here = text.charAt(at);
        String after = text.substring(at + 1);
        Set<String> changes = new TreeSet<>(List.of(
                before + after,
                before + here + here + after,
                before + (char) (here + 1) + after,
                before + (char) (here ^ 0x20) + after,
                before + (char) (here + 0x100) + after));
        for (char other : OTHERS.toCharArray()) {
            changes.add(before + other + after);
        }
        changes.remove(text);
        return changes;
    }

    private static int check(HeaderFormat format, String changed) {
        byte[] der;
        try {
            HeaderOutcome outcome =
                    CardHeaders.presented(format, CARD).certificate(changed).read();
            if (!(outcome instanceof Presented presented)) {
                throw new AssertionError(outcome);
            }
            der = presented.der();
        } catch (HeaderRefusedException refused) {
            return 0;
        }
        assertThat(CardHeaders.text(format, der)).isEqualTo(changed);
        assertThat(der).isNotEqualTo(CARD);
        // the bytes are the same in all formats, and signatures take their time
        assertThat(format == HeaderFormat.HAPROXY && isOfIssuer(der))
                .as(changed)
                .isFalse();
        return 1;
    }

    private static boolean isOfIssuer(byte[] der) {
        try {
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            certificate.verify(Card.ISSUER.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException notOne) {
            return false;
        }
    }
}
