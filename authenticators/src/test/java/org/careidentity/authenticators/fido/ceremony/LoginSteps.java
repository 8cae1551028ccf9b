package org.careidentity.authenticators.fido.ceremony;

import static org.careidentity.authenticators.fido.ceremony.LoginTrial.login;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ORIGIN;
import static org.careidentity.authenticators.fido.ceremony.Step.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.verifier.AuthenticationDataVerifier;
import com.webauthn4j.verifier.internal.BEBSFlagsVerifier;
import com.webauthn4j.verifier.internal.BEFlagVerifier;
import com.webauthn4j.verifier.internal.CredentialIdVerifier;
import com.webauthn4j.verifier.internal.RpIdHashVerifier;
import com.webauthn4j.verifier.internal.UPUVFlagsVerifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.wire.StrictJson;

/** Section 7.2, verifying an authentication assertion: steps 1 to 19. */
final class LoginSteps {

    private static final String UNREADABLE = "care_identity_assertion_unreadable.MalformedException";
    private static final String INVALID = "care_identity_assertion_invalid.";
    private static final String OTHERS = "care_identity_credential_of_other_person";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private LoginSteps() {}

    static List<Step> all() {
        return Stream.of(answer(), clientData(), authenticatorData(), LoginProofSteps.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Step> answer() {
        return List.of(
                step(1, "The options are the policy's", CeremonyOptions.class)
                        .passes("the answer to them", () -> login().verdict())
                        .refuses(
                                "the answer to other options",
                                INVALID + "BadChallengeException",
                                () -> login().answersOtherOptions().verdict()),
                step(2, "The browser got an assertion", Ceremonies.class)
                        .passes("an answer", () -> login().verdict())
                        .refuses("none", "care_identity_answer_missing_or_too_long", () -> login().text(answer -> " ")
                                .verdict()),
                step(
                                3,
                                "The response is an assertion response",
                                org.careidentity.authenticators.fido.ceremony.Answer.class)
                        .passes("one", () -> login().verdict())
                        .refuses(
                                "a registration's response",
                                UNREADABLE,
                                () -> changed(a -> a.json = json -> json.putObject("response")
                                        .put("clientDataJSON", "e30")
                                        .put("attestationObject", "oA")
                                        .put("userHandle", "AAAA"))),
                step(
                                4,
                                "Client extension results are not needed",
                                org.careidentity.authenticators.fido.ceremony.Answer.class)
                        .passes("none", () -> changed(a -> a.json = json -> json.remove("clientExtensionResults")))
                        .refuses("a member twice", UNREADABLE, () -> login().text(
                                        answer -> answer.replaceFirst("\\{", "{\"clientExtensionResults\":{},"))
                                .verdict()),
                step(
                                5,
                                "The credential is one of those allowed, where the options name any",
                                CredentialIdVerifier.class)
                        .passes("it is", () -> login().allowsItself().verdict())
                        .refuses("it is not", INVALID + "NotAllowedCredentialIdException", () -> login().allow(
                                        Bytes.random(32))
                                .verdict()),
                step(6, "The credential is the person's", OwnerRule.class)
                        .passes("by the user handle", () -> login().verdict())
                        .passes("of an identified person, without a handle", () -> login().identified()
                                .answer(a -> a.userHandle = null)
                                .verdict())
                        .refuses(
                                "nobody identified and no handle",
                                "care_identity_user_handle_missing",
                                () -> changed(a -> a.userHandle = null))
                        .refuses("another's handle", OTHERS, () -> changed(a -> a.userHandle = Bytes.random(32)))
                        .refuses("another credential", OTHERS, () -> changed(a -> a.credentialId = Bytes.random(32))),
                step(
                                7,
                                "Client data, authenticator data and signature are there",
                                org.careidentity.authenticators.fido.ceremony.Answer.class)
                        .passes("they are", () -> login().verdict())
                        .refuses(
                                "no signature",
                                UNREADABLE,
                                () -> changed(
                                        a -> a.json = json -> ((ObjectNode) json.get("response")).remove("signature")))
                        .refuses(
                                "authenticator data that breaks off",
                                UNREADABLE,
                                () -> changed(a -> a.sentAuthenticatorData = b -> java.util.Arrays.copyOf(b, 36)))
                        .refuses(
                                "authenticator data with more behind",
                                UNREADABLE,
                                () -> changed(a -> a.authenticatorData = b -> Bytes.join(b, new byte[1]))));
    }

    private static List<Step> clientData() {
        return List.of(
                step(8, "Client data is UTF-8", StrictJson.class)
                        .passes("with a byte order mark", () -> bytes(b -> Bytes.join(BYTE_ORDER_MARK, b)))
                        .refuses(
                                "a byte that is none",
                                UNREADABLE,
                                () -> bytes(b -> Bytes.join(b, new byte[] {(byte) 0xFF}))),
                step(9, "Client data is JSON, with one reading", StrictJson.class)
                        .passes(
                                "a member of a later version",
                                () -> changed(a -> a.clientData = data -> data.put("later", "x")))
                        .refuses(
                                "a member twice",
                                UNREADABLE,
                                () -> bytes(b -> new String(b, StandardCharsets.UTF_8)
                                        .replaceFirst("\\{", "{\"type\":\"webauthn.get\",")
                                        .getBytes(StandardCharsets.UTF_8))),
                step(10, "C.type is webauthn.get", AuthenticationDataVerifier.class)
                        .passes("it is", () -> login().verdict())
                        .refuses(
                                "webauthn.create",
                                INVALID + "InconsistentClientDataTypeException",
                                () -> changed(a -> a.type = "webauthn.create")),
                step(11, "C.challenge is the one that was sent", ClientDataRule.class)
                        .passes("it is", () -> login().verdict())
                        .refuses(
                                "another",
                                INVALID + "BadChallengeException",
                                () -> changed(a -> a.challenge = Bytes.base64url(new byte[32])))
                        .refuses("padded", INVALID + "BadChallengeException", () -> changed(a -> a.challenge += "=")),
                step(12, "C.origin is this server's, character by character", ClientDataRule.class)
                        .passes("it is", () -> login().verdict())
                        .refuses(
                                "another host",
                                INVALID + "BadOriginException",
                                () -> changed(a -> a.origin = "https://login.example.test.evil.test"))
                        .refuses(
                                "in capitals",
                                INVALID + "BadOriginException",
                                () -> changed(a -> a.origin = "https://LOGIN.example.test")),
                step(13, "C.crossOrigin is not true", ClientDataRule.class)
                        .passes("false", () -> login().verdict())
                        .refuses("true", INVALID + "CrossOriginException", () -> changed(a -> a.crossOrigin = true)),
                step(14, "C.topOrigin is absent", ClientDataRule.class)
                        .passes("it is", () -> login().verdict())
                        .refuses(
                                "there, and not called cross-origin",
                                INVALID + "BadOriginException",
                                () -> changed(a -> a.topOrigin = ORIGIN)));
    }

    private static List<Step> authenticatorData() {
        return List.of(
                step(15, "rpIdHash is of this relying party", RpIdHashVerifier.class)
                        .passes("it is", () -> login().verdict())
                        .refuses(
                                "of another",
                                INVALID + "BadRpIdException",
                                () -> changed(a -> a.rpId = "example.test")),
                step(16, "A person was present", UPUVFlagsVerifier.class)
                        .passes("present", () -> login().verdict())
                        .refuses(
                                "nobody",
                                INVALID + "UserNotPresentException",
                                () -> changed(a -> a.flags &= ~Answer.UP)),
                step(17, "The person was verified where the options demanded it", UPUVFlagsVerifier.class)
                        .passes("verified", () -> login().verdict())
                        .passes("not verified, where preferred", () -> login().policy(
                                        p -> p.userVerification = Requirement.PREFERRED)
                                .answer(a -> a.flags &= ~Answer.UV)
                                .verdict())
                        .refuses(
                                "not verified",
                                INVALID + "UserNotVerifiedException",
                                () -> changed(a -> a.flags &= ~Answer.UV)),
                step(18, "What is backed up may be", BEBSFlagsVerifier.class)
                        .passes("neither", () -> login().verdict())
                        .refuses(
                                "backed up and not eligible",
                                INVALID + "IllegalBackupStateException",
                                () -> changed(a -> a.flags |= Answer.BS)),
                step(19, "Backup eligibility is as at registration", BEFlagVerifier.class)
                        .passes("eligible both times", () -> login().registered(a -> a.flags |= Answer.BE)
                                .answer(a -> a.flags |= Answer.BE)
                                .verdict())
                        .refuses(
                                "eligible only now",
                                INVALID + "BadBackupEligibleFlagException",
                                () -> changed(a -> a.flags |= Answer.BE))
                        .refuses(
                                "eligible only then",
                                INVALID + "BadBackupEligibleFlagException",
                                () -> login().registered(a -> a.flags |= Answer.BE)
                                        .verdict()));
    }

    private static String changed(Consumer<Answer> change) {
        return login().answer(change).verdict();
    }

    private static String bytes(UnaryOperator<byte[]> change) {
        return changed(a -> a.clientDataBytes = change);
    }
}
