package org.careidentity.mappers.directory;

import java.util.Locale;

/** A directory has no answer about a person. The message is for the server's log. */
public final class DirectoryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Says why, for administrators. */
    public DirectoryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why there is no answer. */
    public enum Reason {
        /** Nobody answers, or the answer is an error. */
        UNAVAILABLE,
        /** No answer in time. */
        TIMEOUT,
        /** The answer is not about the person, or not of the directory's form. */
        MALFORMED,
        /** More entries or values than the limits, or more than a session keeps. */
        TOO_LARGE,
        /** The directory has no such person. */
        PERSON_UNKNOWN,
        /** The person is not active in the directory. */
        PERSON_INACTIVE,
        /** The server has no settings for this directory. */
        NOT_CONFIGURED;

        /** The reason code of events. */
        public String code() {
            return "care_identity_directory_" + name().toLowerCase(Locale.ROOT);
        }
    }

    public Reason reason() {
        return reason;
    }
}
