package org.careidentity.authenticators.fido.wire;

/** Bytes that are not what a specification says they are. */
public final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
