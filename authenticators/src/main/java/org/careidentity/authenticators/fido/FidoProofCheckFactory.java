package org.careidentity.authenticators.fido;

import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.mappers.assurance.ProofCheckFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the check of proofs by WebAuthn. */
public final class FidoProofCheckFactory implements ProofCheckFactory {

    @Override
    public ProofCheck create(KeycloakSession session) {
        return new FidoProofCheck(session);
    }

    @Override
    public String getId() {
        return "care-identity-fido";
    }
}
