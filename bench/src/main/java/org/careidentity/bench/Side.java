package org.careidentity.bench;

/** One side of a comparison: an operation, and what has to be there before it. */
interface Side {

    /** No operation but a microsecond of CPU: a figure that is held against it is in microseconds. */
    Side ONE_MICROSECOND = new Known(0.001);

    /** No operation but a cost that is known, as the meter counts it. */
    record Known(double cost) implements Side {

        @Override
        public void operation() {}
    }

    /** Makes ready what the next operations use up; its cost is not counted. */
    default void prepare(int operations) {}

    /** One operation, whose cost counts. */
    void operation();
}
