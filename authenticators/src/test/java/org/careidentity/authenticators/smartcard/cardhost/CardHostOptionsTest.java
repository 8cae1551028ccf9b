package org.careidentity.authenticators.smartcard.cardhost;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.node.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's options for cards: those that contradict each other, or are none, stop the server. */
class CardHostOptionsTest {

    private static final Map<String, String> CARD_HOST = Map.of("url", "https://card.example.org", "proxy", "nginx");
    private static final Map<String, String> DIRECT = Map.of("direct", "true");

    private static void start(Map<String, String> options) {
        new CardHostResourceFactory().init(new ServerOptions(options), option -> "");
    }

    private static Map<String, String> with(Map<String, String> options, String name, String value) {
        Map<String, String> changed = new HashMap<>(options);
        changed.put(name, value);
        return changed;
    }

    @Test
    void aServerStartsWithACardHostOrWithItsOwnTlsOrWithoutCards() {
        for (Map<String, String> options :
                List.of(CARD_HOST, DIRECT, with(CARD_HOST, "direct", "false"), Map.of("url", " "))) {
            assertThatCode(() -> start(options)).doesNotThrowAnyException();
        }
    }

    @Test
    void aCardHostAndTheServersOwnTlsAtOnceStopTheServer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(with(CARD_HOST, "direct", "true")))
                .withMessageContaining("not by both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy", "apache", "envoy", "traefik", "rfc9440"})
    void eachProxyHasItsWord(String proxy) {
        assertThatCode(() -> start(with(CARD_HOST, "proxy", proxy))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, iis, nginx",
        "proxy, NGINX, nginx",
        "proxy, , nginx",
        "url, http://card.example.org, https://host",
        "ticket-seconds, 5, 30 to 600"
    })
    void anOptionWithoutSenseStopsTheServer(String option, String value, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(with(CARD_HOST, option, value)))
                .withMessageContaining(words);
    }
}
