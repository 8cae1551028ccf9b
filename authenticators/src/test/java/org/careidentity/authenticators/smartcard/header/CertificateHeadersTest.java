package org.careidentity.authenticators.smartcard.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome.None;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome.Presented;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome.RefusedByProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a proxy says in its own form is taken. */
class CertificateHeadersTest {

    @ParameterizedTest
    @EnumSource(HeaderFormat.class)
    void theCertificateThatTheProxyVerifiedIsRead(HeaderFormat format) throws Exception {
        for (int padding = 0; padding < 3; padding++) {
            byte[] card = Card.padded(padding);
            HeaderOutcome outcome = CardHeaders.presented(format, card).read();
            assertThat(((Presented) outcome).der()).isEqualTo(card);
        }
    }

    @ParameterizedTest
    @EnumSource(HeaderFormat.class)
    void noCertificateIsNoRefusal(HeaderFormat format) throws Exception {
        assertThat(CardHeaders.without(format).read()).isEqualTo(new None());
        assertThat(CardHeaders.without(format).certificate("").read()).isEqualTo(new None());
    }

    @Test
    void whatApacheWritesForNoCertificateIsNoCertificate() throws Exception {
        assertThat(CardHeaders.without(HeaderFormat.APACHE)
                        .certificate("(null)")
                        .read())
                .isEqualTo(new None());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "NGINX, FAILED:certificate has expired, certificate has expired",
        "APACHE, FAILED:certificate has expired, certificate has expired",
        "ENVOY, FAILED:not validated, not validated",
        "RFC9440, FAILED:10, certificate has expired",
        "HAPROXY, 10, certificate has expired",
        "HAPROXY, 20, unable to get local issuer certificate",
        "HAPROXY, 99, 99",
    })
    void aCertificateThatTheProxyRefusedIsNeverRead(HeaderFormat format, String said, String why) throws Exception {
        byte[] card = Card.of("EXPIRED");
        assertThat(CardHeaders.presented(format, card).verification(said).read())
                .isEqualTo(new RefusedByProxy(why));
        assertThat(CardHeaders.without(format).verification(said).read()).isEqualTo(new RefusedByProxy(why));
        assertThat(CardHeaders.presented(format, card)
                        .certificate("not a certificate")
                        .verification(said)
                        .read())
                .isEqualTo(new RefusedByProxy(why));
    }

    @ParameterizedTest
    @EnumSource(HeaderFormat.class)
    void noChainAndNoOtherHeaderIsRead(HeaderFormat format) throws Exception {
        CardHeaders headers = CardHeaders.presented(format, Card.of("ALICE"))
                .set("Client-Cert-Chain", CardHeaders.text(HeaderFormat.RFC9440, Card.of("BOB")))
                .set("X-Forwarded-Tls-Client-Cert-Info", "Subject=\"CN=BOB\"");
        headers.read();
        HeaderNames names = format.names();
        List<String> known = new ArrayList<>(List.of(names.certificate(), names.verification()));
        names.resumption().ifPresent(known::add);
        assertThat(headers.asked)
                .containsExactlyInAnyOrderElementsOf(known.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void theLongestCertificateFitsInEveryForm() throws Exception {
        byte[] most = item(6_144);
        byte[] more = item(6_145);
        for (HeaderFormat format : HeaderFormat.values()) {
            assertThat(((Presented) CardHeaders.presented(format, most).read()).der())
                    .isEqualTo(most);
            assertThat(Refusal.reason(CardHeaders.presented(format, more))).isEqualTo(HeaderRefusedException.TOO_LONG);
        }
    }

    /** So many bytes that have a certificate's shape. */
    private static byte[] item(int bytes) {
        byte[] item = new byte[bytes];
        byte[] begin = {
            0x30, (byte) 0x82, (byte) (bytes - 4 >> 8), (byte) (bytes - 4),
            0x30, 0, 0x30, 0,
            0x03, (byte) 0x82, (byte) (bytes - 12 >> 8), (byte) (bytes - 12)
        };
        System.arraycopy(begin, 0, item, 0, begin.length);
        return item;
    }

    @Test
    void theNamesOfTheHeadersAreTheAdministrators() throws Exception {
        byte[] card = Card.of("ALICE");
        HeaderNames names = new HeaderNames("X-SSL-Cert", "X-SSL-Verify", Optional.empty());
        CertificateHeaders headers = new CertificateHeaders(HeaderFormat.HAPROXY, names);
        String text = Base64.getEncoder().encodeToString(card);
        assertThat(headers.read(name -> name.equals("X-SSL-Cert") ? List.of(text) : List.of("0")))
                .isInstanceOf(Presented.class);
    }

    @Test
    void aFormatWithoutAHeaderForResumptionHasOneWhereItIsConfigured() throws Exception {
        HeaderNames names = new HeaderNames("Cert", "Verify", Optional.of("Resumed"));
        for (HeaderFormat format : List.of(HeaderFormat.ENVOY, HeaderFormat.TRAEFIK)) {
            String text = CardHeaders.text(format, Card.of("ALICE"));
            for (String resumed : List.of("0", "1")) {
                Optional<String> refused = Refusal.of(() -> new CertificateHeaders(format, names)
                        .read(name -> List.of(
                                switch (name) {
                                    case "Cert" -> text;
                                    case "Verify" -> "SUCCESS";
                                    default -> resumed;
                                })));
                assertThat(refused)
                        .isEqualTo(
                                resumed.equals("0") ? Optional.empty() : Optional.of(HeaderRefusedException.RESUMED));
            }
        }
    }

    @Test
    void namesThatNoHeaderHasOrThatStandTwiceAreNoConfiguration() {
        for (String name : List.of("", " ", "a b", "a:", "a\r\nb", "ä")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HeaderNames(name, "verify", Optional.empty()));
            assertThatIllegalArgumentException().isThrownBy(() -> new HeaderNames("cert", name, Optional.empty()));
            assertThatIllegalArgumentException().isThrownBy(() -> new HeaderNames("cert", "verify", Optional.of(name)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new HeaderNames("cert", "Cert", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeaderNames("a", "b", Optional.of("A")));
        assertThat(Stream.of(HeaderFormat.values()).map(HeaderFormat::names)).doesNotContainNull();
    }
}
