package org.careidentity.authenticators.push.device;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.model.Proof;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** A session's proof by a phone that was removed or switched off proves nothing more. */
final class PushProofCheck implements ProofCheck {

    private final KeycloakSession session;

    /** Keycloak makes one check a request, and a token's mappers ask it again and again. */
    private final Map<String, Boolean> answered = new HashMap<>();

    PushProofCheck(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Optional<Proof> standing(UserSessionModel userSession, Proof proof) {
        if (!PushPolicy.METHOD.equals(proof.method())) {
            return Optional.of(proof);
        }
        String asked = userSession.getUser().getId() + "/" + proof.credential();
        boolean stands = answered.computeIfAbsent(
                asked, any -> PushDevices.usable(session, userSession.getUser(), proof.credential())
                        .isPresent());
        return stands ? Optional.of(proof) : Optional.empty();
    }
}
