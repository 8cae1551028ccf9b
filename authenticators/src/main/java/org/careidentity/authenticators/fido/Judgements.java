package org.careidentity.authenticators.fido;

import java.time.Instant;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/** Asks what credentials are worth, once a request: a token's mappers ask again and again. */
final class Judgements {

    private Judgements() {}

    static Judgement of(KeycloakSession session, FidoPolicy policy, FidoCredential credential) {
        String key = "care_identity_judgement." + policy.method() + "." + credential.credentialId();
        if (session.getAttribute(key) instanceof Judged judged && judged.holds(policy, credential)) {
            return judged.judgement();
        }
        Judgement judgement = new AttestationJudge(session.getProvider(ModelMetadata.class))
                .judge(policy, credential, Instant.ofEpochSecond(Time.currentTime()));
        session.setAttribute(key, new Judged(policy, credential.attestationObject(), judgement));
        return judgement;
    }

    /** What a registration is worth: the policy's full level, or nothing. */
    static Judgement ofRegistration(KeycloakSession session, FidoPolicy policy, FidoCredential credential) {
        return new AttestationJudge(session.getProvider(ModelMetadata.class))
                .judgeRegistration(policy, credential, Instant.ofEpochSecond(Time.currentTime()));
    }

    private record Judged(FidoPolicy policy, String attestationObject, Judgement judgement) {

        boolean holds(FidoPolicy other, FidoCredential credential) {
            return policy.equals(other) && attestationObject.equals(credential.attestationObject());
        }
    }
}
