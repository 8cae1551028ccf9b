package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The way back from a provider that did not work, to the login that is running and its other methods. */
final class BackToLogin {

    private BackToLogin() {}

    /** Keeps the fault, and goes there: to an address of its own, which can be reloaded. */
    static Response with(
            KeycloakSession session,
            EventBuilder event,
            AuthenticationSessionModel login,
            String alias,
            ProviderFaultException e) {
        FaultNote.keep(event, login, alias, e);
        return Response.seeOther(new AuthenticationFlowURLHelper(
                                session, login.getRealm(), session.getContext().getUri())
                        .getLastExecutionUrl(login))
                .build();
    }
}
