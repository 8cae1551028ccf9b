package org.careidentity.authenticators.flow;

import org.keycloak.models.utils.FormMessage;

/** A login or a registration that cannot go on as the person did it. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FormMessage shown;

    /**
     * Refuses.
     *
     * @param reason the event's error
     * @param shown what the person reads, and at which field
     */
    public RefusedException(String reason, FormMessage shown) {
        super(reason);
        this.shown = shown;
    }

    /** The event's error. */
    public String reason() {
        return getMessage();
    }

    /** What the person reads. */
    public FormMessage shown() {
        return shown;
    }
}
