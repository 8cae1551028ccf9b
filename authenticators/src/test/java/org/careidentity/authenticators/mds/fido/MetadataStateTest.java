package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node's log says of metadata that nobody renews. */
class MetadataStateTest {

    private static final LocalDate NEXT_UPDATE = LocalDate.of(2026, 12, 1);
    private static final int GRACE_DAYS = 10;
    private static final long NUMBER = 70_077;
    private static final Logger LOGGER = Logger.getLogger(MetadataState.class.getName());

    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord said) {
            if (said.getLevel().intValue() >= Level.WARNING.intValue()
                    && said.getMessage().contains("no. " + NUMBER)) {
                warnings.add(said.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Instant now = NEXT_UPDATE.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private final MetadataState state = new MetadataState(() -> now, GRACE_DAYS);

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.WARNING);
        LOGGER.addHandler(handler);
        state.took(new Models(NUMBER, NEXT_UPDATE, Map.of(), Map.of(), List.of()), now);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
    }

    @Test
    void onTheDayOfTheNextUpdateNothingIsSaid() {
        state.checked(now);
        assertThat(warnings).isEmpty();
    }

    @Test
    void fromTheDayAfterItIsSaidOnceADayWhetherTheSourceIsThereOrNot() {
        now = now.plus(Duration.ofDays(1));
        state.checked(now);
        state.checked(now);
        state.failed(Problem.UNAVAILABLE, "gone");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("is stale", "2026-12-01", "It still counts");
        now = now.plus(Duration.ofDays(1));
        state.failed(Problem.UNAVAILABLE, "gone");
        assertThat(warnings).hasSize(2);
    }

    @Test
    void afterTheGraceItSaysThatNothingIsTrustedAnew() {
        now = now.plus(Duration.ofDays(GRACE_DAYS + 1));
        state.checked(now);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("has expired", "2026-12-01", "not trusted for new registrations");
    }

    @Test
    void withoutMetadataThereIsNothingToBeOld() {
        MetadataState none = new MetadataState(() -> now, 0);
        none.failed(Problem.UNAVAILABLE, "gone");
        assertThat(warnings).isEmpty();
    }
}
