package org.careidentity.authenticators.fido;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.authenticators.fido.configuration.PolicyConfigurationException;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.registry.AuthenticatorStatus;
import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.model.Proof;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * Holds a session's proofs by WebAuthn to what their authenticators are worth today: a removed or stopped one
 * proves nothing more, and one whose model was reported loses what the policy says, at the session's next use.
 */
final class FidoProofCheck implements ProofCheck {

    private final KeycloakSession session;

    /** Keycloak makes one check a request, and a token's mappers ask it again and again. */
    private final Map<Asked, Optional<Proof>> answered = new HashMap<>();

    FidoProofCheck(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Optional<Proof> standing(UserSessionModel userSession, Proof proof) {
        return MethodPolicies.defaults(proof.method())
                .map(defaults -> answered.computeIfAbsent(
                        new Asked(userSession.getUser().getId(), proof), asked -> worth(userSession, proof, defaults)))
                .orElse(Optional.of(proof));
    }

    private record Asked(String person, Proof proof) {}

    private Optional<Proof> worth(UserSessionModel userSession, Proof proof, FidoPolicy defaults) {
        try {
            FidoPolicy policy = MethodPolicies.of(session, userSession.getRealm(), defaults);
            CredentialModel stored =
                    userSession.getUser().credentialManager().getStoredCredentialById(proof.credential());
            return Optional.ofNullable(stored)
                    .flatMap(StoredCredential::read)
                    .filter(credential -> credential.status() == AuthenticatorStatus.ACTIVE)
                    .flatMap(credential -> Judgements.of(session, policy, credential)
                            .level()
                            .map(level -> Confirmation.atMost(credential, level)))
                    .map(proof::atMost);
        } catch (PolicyConfigurationException unreadable) {
            return Optional.empty();
        }
    }
}
