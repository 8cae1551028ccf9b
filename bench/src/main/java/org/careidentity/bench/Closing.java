package org.careidentity.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a benchmark has started for itself, and what ends with it: the last first, and when the process is told to end, too. */
final class Closing implements AutoCloseable {

    private final Deque<Closeable> started = new ArrayDeque<>();
    private final Thread atTheEnd = new Thread(this::end);

    /** What ends without a failure. */
    interface Closeable extends AutoCloseable {
        @Override
        void close();
    }

    Closing() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    <T extends Closeable> T add(T what) {
        synchronized (started) {
            started.push(what);
        }
        return what;
    }

    private void end() {
        synchronized (started) {
            while (!started.isEmpty()) {
                started.pop().close();
            }
        }
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
    }
}
