package org.careidentity.bench;

/**
 * What a ratio has to be.
 *
 * @param atMost whether the value is the most that it may be, or the least
 * @param value the limit, which meets the target
 */
record Target(boolean atMost, double value) {

    static Target atMost(double value) {
        return new Target(true, value);
    }

    static Target atLeast(double value) {
        return new Target(false, value);
    }

    boolean met(double ratio) {
        return atMost ? ratio <= value : ratio >= value;
    }

    /** For a line that a script reads. */
    String symbols() {
        return (atMost ? "<=" : ">=") + number();
    }

    /** For a table. */
    String words() {
        return (atMost ? "at most " : "at least ") + number();
    }

    /** The value without the zeros that it does not need. */
    String number() {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
