package org.careidentity.authenticators.authenticatorapp;

import org.keycloak.models.utils.FormMessage;

/** A login or a registration that cannot go on as the person did it. */
final class AppRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FormMessage shown;

    /**
     * Refuses.
     *
     * @param reason the event's error
     * @param shown what the person reads, and at which field
     */
    AppRefusedException(String reason, FormMessage shown) {
        super(reason);
        this.shown = shown;
    }

    String reason() {
        return getMessage();
    }

    FormMessage shown() {
        return shown;
    }
}
