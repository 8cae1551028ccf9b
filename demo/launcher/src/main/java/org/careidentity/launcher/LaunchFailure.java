package org.careidentity.launcher;

/** Something did not start. The message is one line for a person: what happened, and where to look or what to do. */
public final class LaunchFailure extends RuntimeException {

    /** @param message one line, ready to be shown */
    public LaunchFailure(String message) {
        super(message);
    }

    /**
     * @param message one line, ready to be shown
     * @param cause for a stack trace in a test report
     */
    public LaunchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
