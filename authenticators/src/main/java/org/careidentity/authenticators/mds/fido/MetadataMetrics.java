package org.careidentity.authenticators.mds.fido;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What an administrator watches. A value that is not known is NaN. */
final class MetadataMetrics {

    private static final String PREFIX = "care_identity_mds_";

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();

    MetadataMetrics(MeterRegistry registry, MetadataState state) {
        this.registry = registry;
        gauge(state, "age", "seconds", "Time since the source last had a good BLOB", now -> now.lastChecked()
                .map(at -> seconds(Duration.between(at, now.now())))
                .orElse(Double.NaN));
        gauge(
                state,
                "next_update",
                "seconds",
                "Time until the next BLOB is due; below 0 it is late",
                now -> now.models()
                        .map(models -> seconds(Duration.between(now.now(), models.due())))
                        .orElse(Double.NaN));
        gauge(state, "number", null, "Number of the BLOB in use", now -> now.models()
                .map(models -> (double) models.number())
                .orElse(Double.NaN));
        gauge(state, "models", null, "Models in the BLOB in use", now -> now.models()
                .map(Models::size)
                .orElse(0));
        gauge(state, "left_out", null, "Entries of the BLOB in use that could not be read", now -> now.models()
                .map(models -> models.leftOut().size())
                .orElse(0));
        for (Problem problem : Problem.values()) {
            meters.add(FunctionCounter.builder(PREFIX + "load_failures", state, now -> now.failures(problem))
                    .description("BLOBs that were not taken")
                    .tag("reason", problem.code())
                    .register(registry));
        }
    }

    void remove() {
        meters.forEach(registry::remove);
    }

    private void gauge(
            MetadataState state, String name, String unit, String text, ToDoubleFunction<MetadataState> value) {
        meters.add(Gauge.builder(PREFIX + name, state, value)
                .baseUnit(unit)
                .description(text)
                .register(registry));
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds();
    }
}
