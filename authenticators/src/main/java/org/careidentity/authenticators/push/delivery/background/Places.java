package org.careidentity.authenticators.push.delivery.background;

import java.util.concurrent.Semaphore;

/** Bounds the deliveries of a node that wait or run: Keycloak's executors queue without end. */
final class Places {

    private final Semaphore free;

    Places(int most) {
        this.free = new Semaphore(most);
    }

    /** Takes a place, or says that there is none; never waits. */
    boolean take() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }
}
