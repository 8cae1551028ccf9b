package org.careidentity.bench;

/**
 * How much of a ratio is run before it says something.
 *
 * @param warmUp rounds that are thrown away
 * @param operations of each side in a round
 */
record Effort(int warmUp, int operations) {

    private static final int WARM_UP = 8;

    /** The usual warm-up. */
    static Effort of(int operations) {
        return new Effort(WARM_UP, operations);
    }
}
