package org.careidentity.authenticators.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careidentity.authenticators.node.ServerOptions;
import org.careidentity.authenticators.smartcard.revocation.RevocationSettings;
import org.careidentity.authenticators.smartcard.revocation.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

/** The server's options for revocation: strict where nothing is said, and nothing else than what is said. */
class RevocationOptionsTest {

    private static final Path FOLDER = Path.of("lists");

    private static Optional<RevocationSettings> read(Map<String, String> options) {
        return RevocationOptions.read(new ServerOptions(options), FOLDER);
    }

    private static RevocationSettings with(String option, String value) {
        return read(Map.of("revocation-" + option, value)).orElseThrow();
    }

    @Test
    void withoutOptionsRevocationIsCheckedStrictlyAndNobodyIsAsked() {
        assertThat(read(Map.of())).contains(RevocationSettings.strict(Set.of(), FOLDER));
    }

    @Test
    void aBlankOptionIsNone() {
        Map<String, String> blank = Map.ofEntries(
                Map.entry("revocation", ""),
                Map.entry("revocation-hosts", " "),
                Map.entry("revocation-first", ""),
                Map.entry("revocation-fall-back", " "),
                Map.entry("revocation-soft-fail", ""),
                Map.entry("revocation-deadline-millis", ""),
                Map.entry("revocation-ocsp-nonce", ""),
                Map.entry("revocation-lists", ","),
                Map.entry("revocation-outdated-minutes", ""));
        assertThat(read(blank)).isEqualTo(read(Map.of()));
        assertThat(RevocationOptions.properties())
                .extracting(ProviderConfigProperty::getName)
                .as("the options that the server lists")
                .containsExactlyInAnyOrderElementsOf(blank.keySet());
    }

    @Test
    void eachOptionChangesTheSettings() {
        assertThat(with("hosts", "ocsp.nhs.uk, CRL.nhs.uk:8080,[::1]:81")
                        .limits()
                        .hosts())
                .containsExactlyInAnyOrder("ocsp.nhs.uk", "crl.nhs.uk:8080", "[::1]:81");
        assertThat(with("first", "crl").first()).isEqualTo(Source.CRL);
        assertThat(with("first", "ocsp").first()).isEqualTo(Source.OCSP);
        assertThat(with("fall-back", "false").fallBack()).isFalse();
        assertThat(with("soft-fail", "true").softFail()).isTrue();
        assertThat(with("deadline-millis", "750").limits().deadline()).isEqualTo(Duration.ofMillis(750));
        assertThat(with("ocsp-nonce", "false").ocsp().nonceDemanded()).isFalse();
        assertThat(with("outdated-minutes", "90").crl().outdated()).isEqualTo(Duration.ofMinutes(90));
        assertThat(with(
                                "lists",
                                "file:///var/lists/1d.crl, ldap://ldap.nhs.uk/CN=CRL1%2CO=nhs , https://crl.nhs.uk/g2.crl")
                        .crl()
                        .sources())
                .isEqualTo(List.of(
                        URI.create("file:///var/lists/1d.crl"),
                        URI.create("ldap://ldap.nhs.uk/CN=CRL1%2CO=nhs"),
                        URI.create("https://crl.nhs.uk/g2.crl")));
    }

    @Test
    void revocationIsNotCheckedWhereTheServerSaysSo() {
        assertThat(read(Map.of("revocation", "off", "revocation-soft-fail", "false")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "revocation, of, can only be off",
        "revocation, false, can only be off",
        "revocation-hosts, http://ocsp.nhs.uk, host or host:port",
        "revocation-hosts, ocsp.nhs.uk/ocsp, host or host:port",
        "revocation-hosts, *.nhs.uk, host or host:port",
        "revocation-hosts, user@ocsp.nhs.uk, host or host:port",
        "revocation-hosts, ocsp.nhs.uk crl.nhs.uk, host or host:port",
        "revocation-first, list, neither ocsp nor crl",
        "revocation-fall-back, yes, neither true nor false",
        "revocation-soft-fail, 1, neither true nor false",
        "revocation-ocsp-nonce, on, neither true nor false",
        "revocation-deadline-millis, 0, no number that makes sense",
        "revocation-deadline-millis, -1, no number that makes sense",
        "revocation-deadline-millis, 2s, no number that makes sense",
        "revocation-deadline-millis, 99999999999, no number that makes sense",
        "revocation-outdated-minutes, -1, no number that makes sense",
        "revocation-outdated-minutes, a day, no number that makes sense",
        "revocation-lists, 1d.crl, begin with",
        "revocation-lists, file:1d.crl, begin with",
        "revocation-lists, ftp://crl.nhs.uk/1d.crl, begin with",
        "revocation-lists, ldap:///CN=CRL1, begin with",
        "revocation-lists, https://crl.nhs.uk/a list, begin with"
    })
    void aValueThatAnOptionDoesNotHaveStopsTheServer(String option, String value, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Map.of(option, value)))
                .withMessageStartingWith("spi-authenticator--care-identity-smartcard--" + option + " ")
                .withMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revocation-soft-fail", "revocation-first"})
    void theMethodReadsThemWhenTheServerStarts(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SmartcardMethod().init(new ServerOptions(Map.of(option, "perhaps"))))
                .withMessageContaining(option);
    }
}
