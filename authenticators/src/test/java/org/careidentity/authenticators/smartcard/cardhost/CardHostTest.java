package org.careidentity.authenticators.smartcard.cardhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.careidentity.authenticators.smartcard.header.CertificateHeaders;
import org.careidentity.authenticators.smartcard.header.HeaderFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a card host, and what stops the server. */
class CardHostTest {

    private static final URI LOGIN = URI.create("https://login.example.org/");

    private static CardHost host(String address, int ticketSeconds) {
        return host(address, true, ticketSeconds);
    }

    private static CardHost host(String address, boolean proxyTrust, int ticketSeconds) {
        return new CardHost(URI.create(address), CertificateHeaders.of(HeaderFormat.NGINX), proxyTrust, ticketSeconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://card.example.org", "https://card.example.org/", "https://card.example.org:8444"})
    void itsAddressIsTheRootOfAHost(String address) {
        assertThat(host(address, 120).is(URI.create("https://CARD.example.org/realms/")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://card.example.org",
                "https://card.example.org/cards",
                "https://card.example.org?a=b",
                "https://card.example.org#a",
                "https://somebody@card.example.org",
                "card.example.org"
            })
    void anotherAddressIsNone(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> host(address, 120))
                .withMessageContaining("https://host");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 600})
    void aTicketLastsAsLongAsAPersonNeeds(int seconds) {
        assertThat(host("https://card.example.org", seconds).ticketSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 29, 601})
    void aTicketThatNobodyCanUseOrThatLiesAboutIsNone(int seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> host("https://card.example.org", seconds))
                .withMessageContaining("30 to 600 seconds");
    }

    @Test
    void withTheProxysHeadersAloneAndAHostOfItsOwnBesideTheLoginHostCardsCanBeUsed() {
        assertThat(host("https://card.example.org", 120).obstacle(LOGIN)).isEmpty();
    }

    @Test
    void cardsCanNotBeUsedWhereHeadersAreTakenFromAnybody() {
        assertThat(host("https://card.example.org", false, 120).obstacle(LOGIN))
                .get()
                .asString()
                .contains("proxy-trusted-addresses");
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.example.org/, no https",
        "https://card.example.org/, the card host is the login host",
        "https://CARD.example.org:8443/, the card host is the login host",
        "https://login.example.net/, no domain in common",
        "https://login.other.test/, no domain in common",
        "https://org/, no domain in common"
    })
    void cardsCanNotBeUsedWithALoginHostThatNothingKeepsApartOrTogether(URI login, String words) {
        assertThat(host("https://card.example.org", 120).obstacle(login))
                .get()
                .asString()
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "https://card.example.org, https://login.example.org, example.org",
        "https://card.example.org:8444, https://LOGIN.Example.org:8443/, example.org",
        "https://card.care.example.org, https://login.care.example.org, care.example.org",
        "https://card.example.org, https://login.care.example.org, example.org",
        "https://card.login.example.org, https://login.example.org, login.example.org",
        "https://login.example.org.example.net, https://login.example.org, ",
        "https://card.example.org, https://cardexample.org, ",
        "https://card.org, https://login.org, ",
        "https://10.0.0.1, https://11.0.0.1, ",
        "https://card.example.org, https://10.0.0.1, ",
        "https://[2001:db8::1], https://[2001:db8::2], "
    })
    void theCookieIsOfTheDomainThatBothHostsAreIn(String card, URI login, String domain) {
        assertThat(host(card, 120).cookieDomain(login)).isEqualTo(Optional.ofNullable(domain));
    }
}
