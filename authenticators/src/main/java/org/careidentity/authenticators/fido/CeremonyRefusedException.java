package org.careidentity.authenticators.fido;

/** A ceremony's answer is not accepted. The reason is a code for the event, never shown to the person. */
final class CeremonyRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    CeremonyRefusedException(String reason) {
        this(reason, null);
    }

    CeremonyRefusedException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
