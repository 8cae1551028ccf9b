package org.careidentity.authenticators.registry;

/** The database did not let a transaction wait any longer for another of the same person; it can only be rolled back. */
public final class TurnMissedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Keeps what the database said. */
    public TurnMissedException(Throwable cause) {
        super(cause);
    }
}
