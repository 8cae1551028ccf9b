package org.careidentity.authenticators.push.delivery;

/** An address is not one of the sender's, or may not be asked. The message is for an administrator and holds no secret of it. */
public final class PushAddressException extends Exception {

    private static final long serialVersionUID = 1L;

    public PushAddressException(String message) {
        super(message);
    }

    public PushAddressException(String message, Throwable cause) {
        super(message, cause);
    }
}
