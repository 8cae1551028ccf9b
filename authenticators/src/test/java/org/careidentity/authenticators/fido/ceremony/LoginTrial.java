package org.careidentity.authenticators.fido.ceremony;

import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ACCEPTED;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ORIGIN;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.RELYING_PARTY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.fido.ceremony.Ceremonies.Assertion;
import org.careidentity.authenticators.fido.credential.FidoCredential;

/** One login, with a credential that was registered before, right where a test says nothing else. */
final class LoginTrial {

    private final RegistrationTrial registration = RegistrationTrial.registration();
    private final List<byte[]> allow = new ArrayList<>();
    private KeyAlgorithm algorithm = KeyAlgorithm.ES256;
    private UnaryOperator<FidoCredential> stored = UnaryOperator.identity();
    private Consumer<Answer> change = answer -> {};
    private UnaryOperator<String> text = UnaryOperator.identity();
    private boolean identified;
    private boolean allowsItself;
    private boolean answersOtherOptions;

    static LoginTrial login() {
        return new LoginTrial();
    }

    LoginTrial policy(Consumer<TestPolicy> changed) {
        registration.policy(changed);
        return this;
    }

    LoginTrial registered(Consumer<Answer> changed) {
        registration.answer(changed);
        return this;
    }

    LoginTrial algorithm(KeyAlgorithm changed) {
        algorithm = changed;
        return this;
    }

    LoginTrial stored(UnaryOperator<FidoCredential> changed) {
        stored = changed;
        return this;
    }

    LoginTrial answer(Consumer<Answer> changed) {
        change = change.andThen(changed);
        return this;
    }

    LoginTrial text(UnaryOperator<String> changed) {
        text = changed;
        return this;
    }

    LoginTrial identified() {
        identified = true;
        return this;
    }

    LoginTrial allow(byte[] id) {
        allow.add(id);
        return this;
    }

    LoginTrial allowsItself() {
        allowsItself = true;
        return this;
    }

    LoginTrial answersOtherOptions() {
        answersOtherOptions = true;
        return this;
    }

    /** The record after the login. */
    FidoCredential credential() throws CeremonyRefusedException {
        EmulatedAuthenticator device =
                new EmulatedAuthenticator(Devices.securityKey(RegistrationTrial.BATCH), algorithm);
        FidoCredential registered = stored.apply(registration.credential(device));
        if (allowsItself) {
            allow.add(Base64Url.decode(device.id()));
        }
        CeremonyOptions options = options();
        CeremonyOptions answered = answersOtherOptions ? options() : options;
        String answer = text.apply(device.authenticate(answered.json(), ORIGIN, change));
        Ceremonies ceremonies = RegistrationTrial.CEREMONIES;
        Assertion assertion = identified ? ceremonies.readOfIdentified(answer) : ceremonies.read(answer);
        return ceremonies.authenticate(options, RELYING_PARTY, assertion, registered, Instant.now());
    }

    private CeremonyOptions options() {
        return CeremonyOptions.authentication(registration.policy(), RELYING_PARTY, allow);
    }

    String verdict() {
        try {
            credential();
            return ACCEPTED;
        } catch (CeremonyRefusedException e) {
            return e.reason();
        }
    }
}
