package org.careidentity.authenticators.nhsnet;

import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What went wrong at the provider, for the page of this login. */
final class FaultNote {

    private static final String NOTE = "care_identity_provider_fault";

    private FaultNote() {}

    /** Tells the event, and keeps the fault for the page. */
    static void keep(EventBuilder event, AuthenticationSessionModel login, String alias, ProviderFaultException e) {
        event.event(EventType.LOGIN)
                .client(login.getClient())
                .detail(Details.IDENTITY_PROVIDER, alias)
                .detail("care_identity_provider_detail", e.getMessage())
                .error(e.fault().reason());
        login.setAuthNote(NOTE, e.fault().name());
    }

    static Optional<ProviderFault> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE)).map(ProviderFault::valueOf);
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }
}
