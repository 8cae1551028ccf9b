package org.careidentity.mappers.assurance;

import java.util.Optional;
import org.careidentity.model.Proof;
import org.keycloak.models.UserSessionModel;
import org.keycloak.provider.Provider;

/**
 * Says what a proof on a session is still worth for reasons other than its age: its authenticator may be gone, or its model
 * reported as compromised. Asked at every use of a session, so it must answer from memory, and it can only lower.
 */
public interface ProofCheck extends Provider {

    /**
     * The proof as it stands today.
     *
     * @return the same proof, the same at a lower level, or empty when it proves nothing any more; proofs of methods that
     *     the check does not know unchanged
     */
    Optional<Proof> standing(UserSessionModel userSession, Proof proof);

    @Override
    default void close() {}
}
