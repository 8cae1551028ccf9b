package org.careidentity.authenticators.smartcard.revocation;

import java.util.concurrent.CompletionException;

/** A source says nothing that counts: it cannot be had, cannot be read or cannot be believed. For an administrator. */
final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        this(message, null);
    }

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
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
