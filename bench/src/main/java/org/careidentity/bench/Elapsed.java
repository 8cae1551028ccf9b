package org.careidentity.bench;

/** The time that passes, for what a person waits for. */
final class Elapsed implements Meter {

    private static final double NANOSECONDS = 1e6;

    @Override
    public double reading() {
        return System.nanoTime() / NANOSECONDS;
    }

    @Override
    public String unit() {
        return "ms";
    }
}
