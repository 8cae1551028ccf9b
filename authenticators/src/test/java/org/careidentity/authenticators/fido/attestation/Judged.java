package org.careidentity.authenticators.fido.attestation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.ceremony.RegistrationTrial;
import org.careidentity.authenticators.fido.ceremony.TestMetadata;
import org.careidentity.authenticators.fido.ceremony.TestPolicy;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;
import org.careidentity.authenticators.fido.policy.Judgement;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.StatusReport;

/** A registered credential, and what it is worth under a policy and metadata that a test writes. */
final class Judged {

    static final X509Certificate ROOT = RegistrationTrial.ROOT.certificate();

    final TestMetadata metadata = new TestMetadata();
    final TestPolicy policy = new TestPolicy().pin(ROOT);
    FidoCredential credential;
    Instant now = Instant.now();

    /** The security key of every test, or what a test makes of the registration. */
    static Judged of(Consumer<RegistrationTrial> change) {
        RegistrationTrial trial = RegistrationTrial.registration();
        change.accept(trial);
        Judged judged = new Judged();
        try {
            judged.credential = trial.credential();
        } catch (CeremonyRefusedException e) {
            throw new AssertionError(e.reason(), e);
        }
        return judged;
    }

    static Judged securityKey() {
        return of(trial -> {});
    }

    static Judged securityKey(Attester attester) {
        return of(trial -> trial.device(Devices.securityKey(attester)));
    }

    Judged policy(Consumer<TestPolicy> change) {
        change.accept(policy);
        return this;
    }

    /** Lists the security key's model, with its root and these statuses since long ago. */
    Judged listed(String... statuses) {
        return listed(true, statuses);
    }

    Judged listed(boolean hardware, String... statuses) {
        List<StatusReport> reports = Arrays.stream(statuses)
                .map(status -> new StatusReport(status, LocalDate.of(2020, 1, 1)))
                .toList();
        metadata.models.put(
                Devices.TEST_SECURITY_KEY, new ModelEntry("Test Security Key", List.of(ROOT), hardware, reports));
        return this;
    }

    Judgement login() {
        return login(policy.build());
    }

    Judgement login(FidoPolicy other) {
        return new AttestationJudge(metadata).judge(other, credential, now);
    }

    Judgement registration() {
        return new AttestationJudge(metadata).judgeRegistration(policy.build(), credential, now);
    }
}
