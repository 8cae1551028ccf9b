package org.careidentity.bench;

/**
 * A figure that a benchmark gives: the CPU of one operation, as a multiple of another one's.
 *
 * @param name as in {@code tokens/refresh}
 * @param meaning what is compared, in a sentence
 * @param target the most that the ratio may be
 * @param measured the side that is judged
 * @param reference the side that it is held against
 * @param operations of each side in a round
 */
record Ratio(String name, String meaning, double target, Side measured, Side reference, int operations) {}
