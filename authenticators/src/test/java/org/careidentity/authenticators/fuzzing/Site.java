package org.careidentity.authenticators.fuzzing;

import com.webauthn4j.data.client.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.ceremony.RelyingParty;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.AttestationRules;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;

/** The relying party of all targets, whose challenge never changes, so that seeds stay valid. */
final class Site {

    static final String ORIGIN = "https://login.example.test";
    static final RelyingParty RELYING_PARTY = new RelyingParty(Origin.create(ORIGIN), "login.example.test", "Test");

    private static final FidoPolicy POLICY = new FidoPolicy(
            "passkey",
            "care-identity-passkey",
            AuthenticationMethodReference.FIDO2,
            AssuranceLevel.AAL2,
            Optional.empty(),
            new Demands(
                    Attachment.ANY,
                    Requirement.PREFERRED,
                    Requirement.PREFERRED,
                    Backup.ALLOWED,
                    List.of(Demands.ES256, Demands.EDDSA, Demands.ES384, Demands.ES512, Demands.RS256),
                    List.of()),
            new AttestationRules(
                    "direct",
                    Set.of("none", "packed", "tpm", "android-key", "apple", "fido-u2f"),
                    Trust.MDS_OR_PINNED,
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Map.of(),
                    Optional.empty(),
                    AttestationRules.Sha1.REFUSED));

    final Ceremonies ceremonies = new Ceremonies();
    private final AttestationJudge judge = new AttestationJudge(new ModelMetadata() {
        @Override
        public Optional<ModelEntry> find(UUID aaguid) {
            return Optional.empty();
        }

        @Override
        public Optional<ModelEntry> findByKeyIdentifier(String keyIdentifier) {
            return Optional.empty();
        }
    });

    static CeremonyOptions registration() {
        return unchanging(CeremonyOptions.registration(
                POLICY, RELYING_PARTY, new byte[32], "656005750104", "A Clinician", List.of()));
    }

    static CeremonyOptions authentication() {
        return unchanging(CeremonyOptions.authentication(Policies.PASSKEY, RELYING_PARTY, List.of()));
    }

    private static CeremonyOptions unchanging(CeremonyOptions options) {
        options.json().put("challenge", Bytes.base64url(new byte[32]));
        return options;
    }

    /** Registers, and judges what is registered; a refusal is as good, and anything else goes on. */
    void register(String answer) {
        try {
            judge(ceremonies.register(registration(), RELYING_PARTY, answer, Instant.now()));
        } catch (CeremonyRefusedException refused) {
            // declared
        }
    }

    /** Logs in, or is refused. */
    void authenticate(String answer, FidoCredential stored) {
        try {
            var assertion = ceremonies.read(answer);
            ceremonies.authenticate(authentication(), RELYING_PARTY, assertion, stored, Instant.now());
        } catch (CeremonyRefusedException refused) {
            // declared
        }
    }

    void judge(FidoCredential credential) {
        judge.judge(POLICY, credential, Instant.now());
    }
}
