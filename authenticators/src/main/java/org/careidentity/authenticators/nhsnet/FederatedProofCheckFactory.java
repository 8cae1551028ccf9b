package org.careidentity.authenticators.nhsnet;

import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.mappers.assurance.ProofCheckFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the check of proofs by NHS.net Connect. */
public final class FederatedProofCheckFactory implements ProofCheckFactory {

    @Override
    public ProofCheck create(KeycloakSession session) {
        return new FederatedProofCheck(session);
    }

    @Override
    public String getId() {
        return "care-identity-nhsnet-connect";
    }
}
