package org.careidentity.authenticators.fido.ceremony;

import com.webauthn4j.data.client.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.FidoPolicy;

/** One registration, of a security key that is attested under a pinned root, where a test says nothing else. */
public final class RegistrationTrial {

    public static final String ORIGIN = "https://login.example.test";
    public static final RelyingParty RELYING_PARTY =
            new RelyingParty(Origin.create(ORIGIN), "login.example.test", "Test");
    public static final String ACCEPTED = "accepted";
    public static final TestAuthority ROOT = TestAuthority.root("Test Root");
    public static final Attester BATCH = Attester.of(ROOT.intermediate("Test Intermediate"), KeyAlgorithm.ES256);

    static final Ceremonies CEREMONIES = new Ceremonies();

    private final TestPolicy policy = new TestPolicy().pin(ROOT.certificate());
    private final TestMetadata metadata = new TestMetadata();
    private final List<byte[]> exclude = new ArrayList<>();
    private DeviceModel model = Devices.securityKey(BATCH);
    private KeyAlgorithm algorithm = KeyAlgorithm.ES256;
    private Consumer<Answer> change = answer -> {};
    private UnaryOperator<String> text = UnaryOperator.identity();
    private boolean answersOtherOptions;

    public static RegistrationTrial registration() {
        return new RegistrationTrial();
    }

    public RegistrationTrial policy(Consumer<TestPolicy> changed) {
        changed.accept(policy);
        return this;
    }

    public RegistrationTrial metadata(Consumer<TestMetadata> changed) {
        changed.accept(metadata);
        return this;
    }

    public RegistrationTrial device(DeviceModel changed) {
        model = changed;
        return this;
    }

    public RegistrationTrial algorithm(KeyAlgorithm changed) {
        algorithm = changed;
        return this;
    }

    public RegistrationTrial answer(Consumer<Answer> changed) {
        change = change.andThen(changed);
        return this;
    }

    public RegistrationTrial text(UnaryOperator<String> changed) {
        text = changed;
        return this;
    }

    public RegistrationTrial answersOtherOptions() {
        answersOtherOptions = true;
        return this;
    }

    public RegistrationTrial exclude(byte[] id) {
        exclude.add(id);
        return this;
    }

    /** The record of the registration. */
    public FidoCredential credential() throws CeremonyRefusedException {
        return credential(new EmulatedAuthenticator(model, algorithm));
    }

    FidoCredential credential(EmulatedAuthenticator device) throws CeremonyRefusedException {
        CeremonyOptions options = options();
        CeremonyOptions answered = answersOtherOptions ? options() : options;
        String answer = device.register(answered.json(), ORIGIN, change);
        return CEREMONIES.register(options, RELYING_PARTY, text.apply(answer), Instant.now());
    }

    private CeremonyOptions options() {
        return CeremonyOptions.registration(
                policy.build(), RELYING_PARTY, Bytes.random(32), "656005750104", "A Clinician", exclude);
    }

    /** The policy as it was changed. */
    public FidoPolicy policy() {
        return policy.build();
    }

    /** {@link #ACCEPTED}, or the reason why the ceremony or the policy refuses. */
    public String verdict() {
        try {
            var judgement =
                    new AttestationJudge(metadata).judgeRegistration(policy.build(), credential(), Instant.now());
            return judgement.level().isPresent()
                    ? ACCEPTED
                    : judgement.reasons().get(0);
        } catch (CeremonyRefusedException e) {
            return e.reason();
        }
    }
}
