package org.careidentity.authenticators.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.ceremony.Ceremonies;
import org.careidentity.authenticators.fido.ceremony.CeremonyOptions;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Policies;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.ModelMetadata;

/** Everything that an answer has to pass: the ceremony, then the judgement. */
final class Checkpoint {

    private final Ceremonies ceremonies = new Ceremonies();
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

    /**
     * Registers an answer; empty when it is refused. Whatever else is thrown goes on, so that a test fails by it: refusals
     * are declared.
     */
    Optional<FidoCredential> register(FidoPolicy policy, EmulatedAuthenticator device, Consumer<Answer> change) {
        CeremonyOptions options = Site.registration(policy);
        return register(policy, options, device.register(options.json(), Site.ORIGIN, change));
    }

    /** Registers an answer to these options. */
    Optional<FidoCredential> register(FidoPolicy policy, CeremonyOptions options, String answer) {
        try {
            FidoCredential credential = ceremonies.register(options, Site.RELYING_PARTY, answer, Instant.now());
            boolean worthIt = judge.judgeRegistration(policy, credential, Instant.now())
                    .level()
                    .filter(level -> level.reaches(policy.level()))
                    .isPresent();
            return worthIt ? Optional.of(credential) : Optional.empty();
        } catch (CeremonyRefusedException refused) {
            return Optional.empty();
        }
    }

    /** Logs in with an answer; empty when it is refused. */
    Optional<FidoCredential> authenticate(
            FidoPolicy policy, FidoCredential stored, EmulatedAuthenticator device, Consumer<Answer> change) {
        CeremonyOptions options = CeremonyOptions.authentication(Policies.PASSKEY, Site.RELYING_PARTY, List.of());
        try {
            var assertion = ceremonies.read(device.authenticate(options.json(), Site.ORIGIN, change));
            FidoCredential used =
                    ceremonies.authenticate(options, Site.RELYING_PARTY, assertion, stored, Instant.now());
            boolean worthIt = judge.judge(policy, used, Instant.now())
                    .level()
                    .filter(level -> level.reaches(policy.level()))
                    .isPresent();
            return worthIt ? Optional.of(used) : Optional.empty();
        } catch (CeremonyRefusedException refused) {
            return Optional.empty();
        }
    }
}
