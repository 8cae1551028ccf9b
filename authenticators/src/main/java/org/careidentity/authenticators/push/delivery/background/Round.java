package org.careidentity.authenticators.push.delivery.background;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The devices of one request, told at the same time: which of them ends the question whether anybody was told. */
final class Round {

    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicInteger left;

    Round(int devices) {
        this.left = new AtomicInteger(devices);
    }

    /** Notes the end of one device's delivery. Returns whether it decides the outcome, which is then the device's own. */
    boolean decides(boolean toldThis) {
        boolean first = toldThis && told.compareAndSet(false, true);
        boolean last = left.decrementAndGet() == 0;
        return first || last && !told.get();
    }
}
