package org.careidentity.authenticators.smartcard.revocation;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lets a number in at one time; the others wait without a thread. */
final class Gate {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Gate(int free) {
        this.free = free;
    }

    /** Runs it now or later; {@link #leave} is called once it has ended. */
    void enter(Runnable task) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(task);
                return;
            }
            free--;
        }
        task.run();
    }

    void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
