package org.careidentity.authenticators.authenticatorapp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.registry.AuthenticatorKey;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.model.Proof;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * A session's proof by an app that was removed or stopped proves nothing more. The table alone says so, as Keycloak's credential
 * of an app has no place for it: one read of its index in a request.
 */
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
        return answered.computeIfAbsent(proof.credential(), credential -> stands(userSession, credential))
                ? Optional.of(proof)
                : Optional.empty();
    }

    private boolean stands(UserSessionModel userSession, String credential) {
        return userSession.getUser().credentialManager().getStoredCredentialById(credential) != null
                && session.getProvider(AuthenticatorRegistry.class)
                        .find(userSession.getRealm(), AuthenticatorKey.ofApp(credential))
                        .filter(row -> row.status() != AuthenticatorStatus.ACTIVE)
                        .isEmpty();
    }
}
