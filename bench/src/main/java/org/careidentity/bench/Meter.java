package org.careidentity.bench;

/** Where the cost of a side's operations is read. */
interface Meter {

    /** What has been used so far; only differences mean something. */
    double reading();

    /** What it is counted in. */
    default String unit() {
        return "CPU ms";
    }

    /** Waits until what was asked before costs nothing any more. */
    default void settle() {}
}
