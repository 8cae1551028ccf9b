package org.careidentity.bench;

/** Where the CPU time of a side's operations is read. */
interface CpuMeter {

    /** CPU time used so far, in milliseconds; only differences mean something. */
    double milliseconds();

    /** Waits until what was asked before costs nothing any more. */
    default void settle() {}
}
