package org.careidentity.authenticators.fido.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.authenticators.fido.ceremony.LoginTrial.login;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ACCEPTED;
import static org.careidentity.authenticators.fido.ceremony.Step.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.verifier.internal.AssertionSignatureVerifier;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.wire.AuthenticatorLayout;
import org.careidentity.authenticators.fido.wire.SignatureEncoding;

/** Section 7.2, verifying an authentication assertion: steps 20 to 25. */
final class LoginProofSteps {

    private static final String UNREADABLE = "care_identity_assertion_unreadable.MalformedException";
    private static final String INVALID = "care_identity_assertion_invalid.";

    private LoginProofSteps() {}

    static List<Step> all() {
        Step signatures = step(21, "The signature is the stored key's", SignatureEncoding.class)
                .refuses(
                        "bytes changed on the way",
                        INVALID + "BadSignatureException",
                        () -> changed(a -> a.sentAuthenticatorData = b -> Bytes.flipped(b, b.length - 1)))
                .refuses(
                        "zeros",
                        INVALID + "MalformedException",
                        () -> changed(a -> a.json = json -> ((ObjectNode) json.get("response"))
                                .put("signature", Bytes.base64url(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}))));
        for (KeyAlgorithm algorithm : KeyAlgorithm.OF_CREDENTIALS) {
            signatures.passes(
                    algorithm.name(), () -> login().algorithm(algorithm).verdict());
        }
        return List.of(
                step(20, "The signature is over the hash of this client data", AssertionSignatureVerifier.class)
                        .passes("it is", () -> login().verdict())
                        .refuses(
                                "of other client data",
                                INVALID + "BadSignatureException",
                                () -> changed(a -> a.corruptSignature = true)),
                signatures,
                step(22, "The counter went up, or there is none", Refusals.class)
                        .passes("up", () -> login().verdict())
                        .passes("none", () -> login().registered(a -> a.counter = 0)
                                .answer(a -> a.counter = 0)
                                .verdict())
                        .refuses("the same", CeremonyRefusedException.COUNTER_WENT_BACK, () -> login().registered(
                                        a -> a.counter = 5)
                                .answer(a -> a.counter = 5)
                                .verdict())
                        .refuses(
                                "back to none",
                                CeremonyRefusedException.COUNTER_WENT_BACK,
                                () -> changed(a -> a.counter = 0))
                        .refuses(
                                "back, with a signature that does not hold",
                                INVALID + "BadSignatureException",
                                () -> changed(a -> {
                                    a.counter = 0;
                                    a.corruptSignature = true;
                                })),
                step(23, "Outputs of extensions that nobody asked for are ignored", AuthenticatorLayout.class)
                        .passes(
                                "the authenticator's",
                                () -> changed(a -> {
                                    a.flags |= Answer.ED;
                                    a.extensions = Map.of("uvm", List.of());
                                }))
                        .refuses("promised and missing", UNREADABLE, () -> changed(a -> a.flags |= Answer.ED)),
                step(24, "The record has the new counter and backup state", FidoCredential.class)
                        .passes("it has", LoginProofSteps::updated)
                        .refuses(
                                "of a login that is refused",
                                INVALID + "BadSignatureException",
                                () -> changed(a -> {
                                    a.counter = 99;
                                    a.corruptSignature = true;
                                })),
                step(25, "Nothing but all steps together is a login", Ceremonies.class)
                        .passes("all", () -> login().verdict())
                        .refuses("bytes that are nothing", UNREADABLE, () -> login().text(answer -> "[]")
                                .verdict()));
    }

    private static String updated() {
        try {
            FidoCredential record = login().registered(a -> a.flags |= Answer.BE)
                    .answer(a -> {
                        a.flags |= Answer.BE | Answer.BS;
                        a.counter = 99;
                    })
                    .credential();
            assertThat(record.counter()).isEqualTo(99);
            assertThat(record.backedUp()).isTrue();
            assertThat(record.lastUsed()).isPositive();
            return ACCEPTED;
        } catch (CeremonyRefusedException e) {
            return e.reason();
        }
    }

    private static String changed(Consumer<Answer> change) {
        return login().answer(change).verdict();
    }
}
