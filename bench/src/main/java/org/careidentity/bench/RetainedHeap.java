package org.careidentity.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The heap of this process that is held on to: what is left after collections. */
final class RetainedHeap implements Meter {

    private static final double MEGABYTE = 1 << 20;
    /** The first one may leave what becomes garbage with it. */
    private static final int COLLECTIONS = 3;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    @Override
    public double reading() {
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    @Override
    public String unit() {
        return "MB";
    }
}
