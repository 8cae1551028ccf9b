package org.careidentity.authenticators.smartcard.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not the proxy's own form is refused, with a reason, and nothing else is thrown. */
class HeaderThreatsTest {

    static Stream<Arguments> threats() {
        return Stream.of(HeaderFormat.values()).flatMap(format -> new HeaderThreats(format)
                .all().entrySet().stream().map(threat -> Arguments.of(format, threat.getKey(), threat.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("threats")
    void isRefused(HeaderFormat format, String name, HeaderThreats.Threat threat) {
        CardHeaders headers = CardHeaders.presented(format, HeaderThreats.ALICE);
        assertThat(Refusal.reason(headers)).isEqualTo("none");
        threat.change().accept(headers);
        assertThat(Refusal.reason(headers)).isEqualTo(threat.reason());
    }
}
