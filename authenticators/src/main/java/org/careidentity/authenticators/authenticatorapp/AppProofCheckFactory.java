package org.careidentity.authenticators.authenticatorapp;

import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.mappers.assurance.ProofCheckFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the check of proofs by authenticator app. */
public final class AppProofCheckFactory implements ProofCheckFactory {

    @Override
    public ProofCheck create(KeycloakSession session) {
        return new AppProofCheck(session);
    }

    @Override
    public String getId() {
        return "care-identity-authenticator-app";
    }
}
