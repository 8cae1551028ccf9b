package org.careidentity.authenticators.nhsnet;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The way back from a provider that did not work, to the login that is running and its other methods. */
final class BackToLogin {

    private BackToLogin() {}

    /** Tells the event, keeps the fault for the page, and goes there: to an address of its own, which can be reloaded. */
    static Response with(
            KeycloakSession session,
            EventBuilder event,
            AuthenticationSessionModel login,
            String alias,
            ProviderFaultException e) {
        event.event(EventType.LOGIN)
                .client(login.getClient())
                .detail(Details.IDENTITY_PROVIDER, alias)
                .detail("care_identity_provider_detail", e.getMessage())
                .error(e.fault().reason());
        FaultNote.keep(login, e.fault());
        return Response.seeOther(new AuthenticationFlowURLHelper(
                                session, login.getRealm(), session.getContext().getUri())
                        .getLastExecutionUrl(login))
                .build();
    }
}
