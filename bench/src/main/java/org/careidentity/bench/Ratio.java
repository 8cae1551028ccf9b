package org.careidentity.bench;

/**
 * A figure that a benchmark gives: the cost of one operation, as a multiple of another one's.
 *
 * @param name as in {@code tokens/refresh}
 * @param meaning what is compared, in a sentence
 * @param target what the ratio has to be
 * @param measured the side that is judged
 * @param reference the side that it is held against
 * @param meter where the cost of both is read
 * @param effort how much is run
 */
record Ratio(String name, String meaning, Target target, Side measured, Side reference, Meter meter, Effort effort) {}
