package org.careidentity.authenticators.mds.fido;

/** A BLOB is not taken. The message is for an administrator. */
final class MetadataException extends Exception {

    private final transient Problem problem;

    MetadataException(Problem problem, String message) {
        this(problem, message, null);
    }

    MetadataException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
