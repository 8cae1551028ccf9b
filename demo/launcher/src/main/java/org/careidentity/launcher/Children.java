package org.careidentity.launcher;

import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that the demo has started. It ends with the demo, however the demo ends. */
final class Children {

    private final Deque<ChildProcess> running = new ArrayDeque<>();
    private volatile boolean stopping;

    /** Takes care of one more; ends it at once when the demo is on its way out. */
    synchronized void add(ChildProcess child) {
        if (stopping) {
            child.stop();
        } else {
            running.push(child);
        }
    }

    /** Ends all, the last one first. */
    void stop() {
        stopping = true;
        stopRunning();
    }

    /** Whether nothing was started. */
    synchronized boolean isEmpty() {
        return running.isEmpty();
    }

    /** Whether the demo is on its way out. */
    boolean isStopping() {
        return stopping;
    }

    private synchronized void stopRunning() {
        while (!running.isEmpty()) {
            running.pop().stop();
        }
    }
}
