package org.careidentity.authenticators.smartcard.revocation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Lets a number in at one time; the others wait without a thread. */
final class Gate {

    private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();
    private int free;

    Gate(int free) {
        this.free = free;
    }

    /** Begins it now or later; whoever begins says so, and calls {@link #leave} at the end. */
    void enter(BooleanSupplier begin) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(begin);
                return;
            }
            free--;
        }
        if (!begin.getAsBoolean()) {
            leave();
        }
    }

    void leave() {
        BooleanSupplier next;
        do {
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
            }
            // not one within the other: a thousand that gave up waiting come one after another
        } while (!next.getAsBoolean());
    }
}
