package org.careidentity.authenticators.nhsnet;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What went wrong at the provider, for the page of this login. */
final class FaultNote {

    private static final String NOTE = "care_identity_provider_fault";

    private FaultNote() {}

    static void keep(AuthenticationSessionModel login, ProviderFault fault) {
        login.setAuthNote(NOTE, fault.name());
    }

    static Optional<ProviderFault> of(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(NOTE)).map(ProviderFault::valueOf);
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }
}
