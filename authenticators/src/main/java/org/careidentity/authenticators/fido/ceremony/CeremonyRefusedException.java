package org.careidentity.authenticators.fido.ceremony;

/** A ceremony's answer is not accepted. The reason is a code for the event, never shown to the person. */
public final class CeremonyRefusedException extends Exception {

    /** The reason of a signature that holds, with a counter that did not go up: the authenticator may be cloned. */
    public static final String COUNTER_WENT_BACK = "care_identity_counter_went_back";

    private static final long serialVersionUID = 1L;

    private final String reason;

    public CeremonyRefusedException(String reason) {
        this(reason, null);
    }

    public CeremonyRefusedException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The reason code. */
    public String reason() {
        return reason;
    }
}
