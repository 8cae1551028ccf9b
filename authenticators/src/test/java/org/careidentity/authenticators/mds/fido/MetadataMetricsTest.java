package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataMetricsTest {

    private static final LocalDate NEXT_UPDATE = LocalDate.of(2026, 12, 1);

    private Instant now = NEXT_UPDATE.atStartOfDay().toInstant(ZoneOffset.UTC);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MetadataState state = new MetadataState(() -> now, 0);

    private double gauge(String name) {
        return registry.get("care_identity_mds_" + name).gauge().value();
    }

    @Test
    void withoutABlobAgesAreUnknownAndNotZero() {
        new MetadataMetrics(registry, state);
        assertThat(gauge("age")).isNaN();
        assertThat(gauge("next_update")).isNaN();
        assertThat(gauge("number")).isNaN();
        assertThat(gauge("models")).isZero();
    }

    @Test
    void agesGrowAndALateUpdateIsBelowZero() {
        new MetadataMetrics(registry, state);
        state.took(new Models(7, NEXT_UPDATE, Map.of(), Map.of(), List.of("entry 1: bad")), now);
        assertThat(gauge("age")).isZero();
        assertThat(gauge("number")).isEqualTo(7);
        assertThat(gauge("left_out")).isEqualTo(1);
        now = now.plus(Duration.ofDays(3));
        assertThat(gauge("age")).isEqualTo(Duration.ofDays(3).toSeconds());
        assertThat(gauge("next_update")).isEqualTo(-Duration.ofDays(2).toSeconds());
        state.checked(now);
        assertThat(gauge("age")).as("the source still has this one").isZero();
    }

    @Test
    void failuresCountByReasonAndAServerThatStopsLeavesNothing() {
        MetadataMetrics metrics = new MetadataMetrics(registry, state);
        state.failed(Problem.ROLLBACK, "older");
        state.failed(Problem.ROLLBACK, "older");
        assertThat(registry.get("care_identity_mds_load_failures")
                        .tag("reason", "rollback")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        metrics.remove();
        assertThat(registry.getMeters()).isEmpty();
    }
}
