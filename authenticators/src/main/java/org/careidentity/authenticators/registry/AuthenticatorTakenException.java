package org.careidentity.authenticators.registry;

/** Another transaction took the authenticator at the same moment; the database lets this one only be rolled back. */
public final class AuthenticatorTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Keeps what the database said. */
    public AuthenticatorTakenException(Throwable cause) {
        super(cause);
    }
}
