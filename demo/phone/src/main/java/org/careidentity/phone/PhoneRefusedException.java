package org.careidentity.phone;

/** The phone does not do it; nothing was sent. The message says why, for people. */
public final class PhoneRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what a person reads. */
    public PhoneRefusedException(String message) {
        super(message);
    }

    PhoneRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
