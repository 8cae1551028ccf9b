package org.careidentity.authenticators.authenticatorapp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.authenticators.registry.Registration;
import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.model.Proof;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** A session's proof by an app that was removed or stopped proves nothing more. */
final class AppProofCheck implements ProofCheck {

    private final KeycloakSession session;

    /** Keycloak makes one check a request, and a token's mappers ask it again and again. */
    private final Map<String, Boolean> answered = new HashMap<>();

    AppProofCheck(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Optional<Proof> standing(UserSessionModel userSession, Proof proof) {
        if (!AuthenticatorAppMethod.ID.equals(proof.method())) {
            return Optional.of(proof);
        }
        String asked = userSession.getUser().getId() + "/" + proof.credential();
        return answered.computeIfAbsent(asked, any -> stands(userSession.getUser(), proof.credential()))
                ? Optional.of(proof)
                : Optional.empty();
    }

    /** The table alone says that an app was stopped. */
    private boolean stands(UserModel person, String credential) {
        AppRows rows = new AppRows(session);
        return AppDevices.of(person).stream()
                .filter(app -> app.getId().equals(credential))
                .map(rows::find)
                .anyMatch(row -> row.map(Registration::status)
                        .filter(status -> status != AuthenticatorStatus.ACTIVE)
                        .isEmpty());
    }
}
