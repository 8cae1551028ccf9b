package org.careidentity.authenticators.smartcard.cardhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.careidentity.authenticators.smartcard.header.CertificateHeaders;
import org.careidentity.authenticators.smartcard.header.HeaderFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a card host, and what stops the server. */
class CardHostTest {

    private static CardHost host(String address, int ticketSeconds) {
        return new CardHost(URI.create(address), CertificateHeaders.of(HeaderFormat.NGINX), true, ticketSeconds);
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
}
