package org.careidentity.authenticators.selfservice;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;

/** How managing authenticators ends when the person may not do it. */
public final class ActionRefusal {

    private ActionRefusal() {}

    /**
     * A page that says why, and an event.
     *
     * @param type the event that it would have been
     * @param reason the event's error
     * @param message the key of the page's text
     */
    public static void page(RequiredActionContext context, EventType type, String reason, String message) {
        context.getEvent().clone().event(type).error(reason);
        context.challenge(context.form().setError(message).createErrorPage(Response.Status.FORBIDDEN));
    }
}
