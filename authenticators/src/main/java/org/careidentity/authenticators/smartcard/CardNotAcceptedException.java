package org.careidentity.authenticators.smartcard;

/** No card, one that failed a check, or a good one that may not log in here, or not this person. */
final class CardNotAcceptedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String detail;

    CardNotAcceptedException(String reason) {
        this(reason, "", null);
    }

    /**
     * Says why.
     *
     * @param reason the event's reason code
     * @param detail the same for an administrator; may be empty
     */
    CardNotAcceptedException(String reason, String detail, Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
        this.detail = detail;
    }

    /** The event's reason code. */
    String reason() {
        return reason;
    }

    /** For an administrator; may be empty. */
    String detail() {
        return detail;
    }
}
