package org.careidentity.authenticators.smartcard.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/** What came of headers that a test made. */
final class Refusal {

    private Refusal() {}

    @FunctionalInterface
    interface Reading {
        HeaderOutcome read() throws HeaderRefusedException;
    }

    /** The reason of the refusal; empty when there was none. Other exceptions fail the test. */
    static Optional<String> of(Reading reading) {
        try {
            assertThat(reading.read()).isNotNull();
            return Optional.empty();
        } catch (HeaderRefusedException refused) {
            assertThat(refused).hasMessageNotContaining("MII");
            return Optional.of(refused.reason());
        }
    }

    /** The same, or {@code none}. */
    static String reason(CardHeaders headers) {
        return of(headers::read).orElse("none");
    }
}
