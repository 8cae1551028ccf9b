package org.careidentity.authenticators.smartcard.revocation;

import java.util.concurrent.CompletionException;

/** A source says nothing that counts: it cannot be had, cannot be read or cannot be believed. For an administrator. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    NoAnswerException(String message) {
        this(message, null);
    }

    NoAnswerException(String message, Throwable cause) {
        super(line(message), cause);
    }

    /** Foreign text is in it: one short line for a log (CWE-117). */
    private static String line(String message) {
        String line = message.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** Why there is no answer, whatever was thrown on the way. */
    static NoAnswerException of(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof NoAnswerException known) {
                return known;
            }
        }
        Throwable said = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return new NoAnswerException("it does not answer: " + said, error);
    }
}
