package org.careidentity.authenticators.push.delivery.background;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What an administrator watches. */
record DeliveryMetrics(MeterRegistry registry) {

    /** Counts the end of one delivery; the sender is one that the server has, so that there are few. */
    void count(String sender, Outcome outcome) {
        Counter.builder("care_identity_push_deliveries")
                .description("Devices that were to be told of a request")
                .tag("sender", sender)
                .tag("outcome", outcome.code())
                .register(registry)
                .increment();
    }
}
