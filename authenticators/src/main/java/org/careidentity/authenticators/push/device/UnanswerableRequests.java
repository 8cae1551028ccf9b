package org.careidentity.authenticators.push.device;

import org.careidentity.authenticators.push.request.Outcome;
import org.careidentity.authenticators.push.request.PushRequest;
import org.careidentity.authenticators.push.request.PushRequests;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Requests that nobody can answer any more: the browser that waits is told at once, and nothing is open that a phone which comes
 * back could approve (CVE-2026-9798).
 */
public final class UnanswerableRequests {

    private UnanswerableRequests() {}

    /** Ends what waits for a person's answer, if the person is disabled or no phone of theirs may answer. */
    public static void end(KeycloakSession session, UserModel person) {
        PushRequests requests = new PushRequests(session);
        requests.openOf(person.getId())
                .filter(request -> !person.isEnabled()
                        || PushDevices.usable(session, person).isEmpty())
                .ifPresent(request -> withdraw(requests, request));
    }

    /** Ends what waits for a person's answer, whatever phones they have. */
    public static void withdraw(KeycloakSession session, UserModel person) {
        PushRequests requests = new PushRequests(session);
        requests.openOf(person.getId()).ifPresent(request -> withdraw(requests, request));
    }

    private static void withdraw(PushRequests requests, PushRequest request) {
        requests.answer(request, Outcome.of(Outcome.State.WITHDRAWN));
    }
}
