package org.careidentity.bench;

/** One side of a comparison: an operation of the server, and what has to be there before it. */
interface Side {

    /** Makes ready what the next operations use up; its cost is not counted. */
    default void prepare(int operations) {}

    /** One operation, whose cost at the server counts. */
    void operation();
}
