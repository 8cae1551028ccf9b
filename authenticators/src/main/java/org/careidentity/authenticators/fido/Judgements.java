package org.careidentity.authenticators.fido;

import java.time.Instant;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/** Asks the judge by the metadata and the time of the server. */
final class Judgements {

    private Judgements() {}

    /** What a login with a credential gives. */
    static Judgement of(KeycloakSession session, FidoPolicy policy, FidoCredential credential) {
        return judge(session).judge(policy, credential, now());
    }

    /** What a registration is worth: the policy's full level, or nothing. */
    static Judgement ofRegistration(KeycloakSession session, FidoPolicy policy, FidoCredential credential) {
        return judge(session).judgeRegistration(policy, credential, now());
    }

    private static AttestationJudge judge(KeycloakSession session) {
        return new AttestationJudge(session.getProvider(ModelMetadata.class));
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Time.currentTime());
    }
}
