package org.careidentity.authenticators.smartcard.credential;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.model.Proof;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserSessionModel;

/**
 * A session's proof by a card that was removed or switched off proves nothing more. One whose certificate has expired
 * meanwhile still does: it was valid when the person logged in.
 */
final class SmartcardProofCheck implements ProofCheck {

    /** Keycloak makes one check a request, and a token's mappers ask it again and again. */
    private final Map<String, Boolean> answered = new HashMap<>();

    @Override
    public Optional<Proof> standing(UserSessionModel userSession, Proof proof) {
        if (!StoredSmartcard.METHOD.equals(proof.method())) {
            return Optional.of(proof);
        }
        String asked = userSession.getUser().getId() + "/" + proof.credential();
        return answered.computeIfAbsent(asked, any -> stands(userSession, proof))
                ? Optional.of(proof)
                : Optional.empty();
    }

    private static boolean stands(UserSessionModel userSession, Proof proof) {
        CredentialModel model = userSession.getUser().credentialManager().getStoredCredentialById(proof.credential());
        return Optional.ofNullable(model)
                .filter(stored -> StoredSmartcard.TYPE.equals(stored.getType()))
                .flatMap(StoredSmartcard::read)
                .filter(StoredSmartcard::isActive)
                .isPresent();
    }
}
