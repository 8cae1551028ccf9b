package org.careidentity.bench;

/** The meter of whichever side runs, for sides with a server each. */
final class SideMeter implements Meter {

    private Meter running;

    /** A side that this meter reads from then on, while it runs. */
    Side of(Meter meter, Side side) {
        return new Side() {
            @Override
            public void prepare(int operations) {
                running = meter;
                side.prepare(operations);
            }

            @Override
            public void operation() {
                side.operation();
            }
        };
    }

    @Override
    public double reading() {
        return running.reading();
    }

    @Override
    public void settle() {
        running.settle();
    }
}
