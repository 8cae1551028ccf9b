package org.careidentity.authenticators.push.device;

import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.mappers.assurance.ProofCheckFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the check of proofs by phone. */
public final class PushProofCheckFactory implements ProofCheckFactory {

    @Override
    public ProofCheck create(KeycloakSession session) {
        return new PushProofCheck(session);
    }

    @Override
    public String getId() {
        return PushPolicy.TYPE;
    }
}
