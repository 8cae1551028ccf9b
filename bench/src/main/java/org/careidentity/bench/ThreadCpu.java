package org.careidentity.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU time of the thread that runs the benchmark, for sides that need no server. */
final class ThreadCpu implements Meter {

    private static final double NANOSECONDS = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public double reading() {
        return threads.getCurrentThreadCpuTime() / NANOSECONDS;
    }
}
