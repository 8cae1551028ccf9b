package org.careidentity.registration.store;

/**
 * A line of a file of changes.
 *
 * @param number of the file's line; the header is line 1
 * @param operation as it is written there
 * @param authenticator the id of the authenticator that the dry run found; as it is written there before that
 * @param version of the authenticator that the dry run has seen; 0 for none
 * @param detail what is wrong with it, or how it ended, in words; empty text for nothing
 */
public record JobLine(
        int number,
        String operation,
        String uuid,
        String method,
        String authenticator,
        long version,
        String reason,
        Outcome outcome,
        String detail) {

    /** How far a line is. */
    public enum Outcome {
        /** The dry run found nothing wrong with it. */
        PASSED,
        /** The dry run found something wrong with it: it is not carried out. */
        REFUSED,
        /** It was carried out. */
        DONE,
        /** It could not be carried out: nothing of it was done. */
        FAILED
    }
}
