package org.careidentity.phone;

import java.util.OptionalInt;

/** The realm has answered with an error. The statuses and reasons are those of {@code docs/push-openapi.yaml}. */
public final class RealmRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN = -1;

    private final int status;
    private final String reason;
    private final int triesLeft;

    RealmRefusedException(int status, String reason, OptionalInt triesLeft) {
        super(status + " " + reason);
        this.status = status;
        this.reason = reason;
        this.triesLeft = triesLeft.orElse(UNKNOWN);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The answer's {@code error}; empty where the answer has none. */
    public String reason() {
        return reason;
    }

    /** How often another number can be tried. */
    public OptionalInt triesLeft() {
        return triesLeft == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(triesLeft);
    }
}
