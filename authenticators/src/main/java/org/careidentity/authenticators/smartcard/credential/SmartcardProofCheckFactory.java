package org.careidentity.authenticators.smartcard.credential;

import org.careidentity.mappers.assurance.ProofCheck;
import org.careidentity.mappers.assurance.ProofCheckFactory;
import org.keycloak.models.KeycloakSession;

/** Registers the check of proofs by smartcard. */
public final class SmartcardProofCheckFactory implements ProofCheckFactory {

    @Override
    public ProofCheck create(KeycloakSession session) {
        return new SmartcardProofCheck();
    }

    @Override
    public String getId() {
        return "care-identity-smartcard";
    }
}
