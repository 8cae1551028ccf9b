package org.careidentity.authenticators.fido.ceremony;

import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ORIGIN;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.registration;
import static org.careidentity.authenticators.fido.ceremony.Step.step;

import com.webauthn4j.verifier.RegistrationDataVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.fido.wire.StrictJson;

/** Section 7.1, registering a new credential: steps 1 to 11. */
final class RegistrationSteps {

    private static final String INVALID = "care_identity_registration_invalid.";
    private static final String MALFORMED = INVALID + "MalformedException";

    private RegistrationSteps() {}

    static List<Step> all() {
        List<Step> steps = new ArrayList<>(answer());
        steps.addAll(clientData());
        steps.addAll(AuthenticatorDataSteps.all());
        steps.addAll(CredentialSteps.all());
        return steps;
    }

    private static List<Step> answer() {
        return List.of(
                step(1, "The options are the policy's", CeremonyOptions.class)
                        .passes("the answer to them", () -> registration().verdict())
                        .refuses("the answer to other options", INVALID + "BadChallengeException", () -> registration()
                                .answersOtherOptions()
                                .verdict()),
                step(2, "The browser made a credential", Ceremonies.class)
                        .passes("an answer", () -> registration().verdict())
                        .refuses("none", "care_identity_answer_missing_or_too_long", () -> registration()
                                .text(answer -> "")
                                .verdict()),
                step(
                                3,
                                "The response is an attestation response",
                                org.careidentity.authenticators.fido.ceremony.Answer.class)
                        .passes("one", () -> registration().verdict())
                        .refuses(
                                "a login's response",
                                MALFORMED,
                                () -> changed(a -> a.json = json -> json.putObject("response")
                                        .put("clientDataJSON", "e30")
                                        .put("authenticatorData", "AAAA")
                                        .put("signature", "AAAA")))
                        .refuses("another type", MALFORMED, () -> changed(a -> a.json = json -> json.put("type", "x")))
                        .refuses("no JSON", MALFORMED, () -> registration()
                                .text(answer -> answer + "}")
                                .verdict())
                        .refuses(
                                "padded base64url",
                                MALFORMED,
                                () -> changed(a -> a.json = json -> {
                                    String padded = json.get("id").textValue() + "=";
                                    json.put("id", padded).put("rawId", padded);
                                })),
                step(4, "Client extension results are looked at", SelectionRule.class)
                        .passes("a discoverable credential", () -> registration()
                                .verdict())
                        .passes(
                                "a browser that does not know",
                                () -> changed(a -> a.json = json -> json.putObject("clientExtensionResults")))
                        .refuses(
                                "not discoverable",
                                "care_identity_credential_not_discoverable",
                                () -> changed(a -> a.discoverable = false)));
    }

    private static List<Step> clientData() {
        return List.of(
                step(5, "Client data is UTF-8", StrictJson.class)
                        .passes(
                                "with a byte order mark",
                                () -> bytes(b -> Bytes.join(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, b)))
                        .refuses(
                                "a byte that is none",
                                MALFORMED,
                                () -> bytes(b -> Bytes.join(
                                        new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', ','},
                                        java.util.Arrays.copyOfRange(b, 1, b.length)))),
                step(6, "Client data is JSON, with one reading", StrictJson.class)
                        .passes(
                                "a member of a later version",
                                () -> changed(a -> a.clientData = data -> data.put("later", "x")))
                        .refuses(
                                "a member twice",
                                MALFORMED,
                                () -> text(t -> t.replace("{", "{\"type\":\"webauthn.create\",")))
                        .refuses(
                                "nested without end",
                                MALFORMED,
                                () -> text(t ->
                                        t.replaceFirst("\\{", "{\"x\":" + "[".repeat(500) + "]".repeat(500) + ",")))
                        .refuses("something behind it", MALFORMED, () -> text(t -> t + " {}"))
                        .refuses(
                                "a megabyte",
                                "care_identity_answer_missing_or_too_long",
                                () -> changed(a -> a.clientData = data -> data.put("x", "x".repeat(1_000_000)))),
                step(7, "C.type is webauthn.create", RegistrationDataVerifier.class)
                        .passes("it is", () -> registration().verdict())
                        .refuses(
                                "webauthn.get",
                                INVALID + "InconsistentClientDataTypeException",
                                () -> changed(a -> a.type = "webauthn.get"))
                        .refuses(
                                "in capitals",
                                INVALID + "InconsistentClientDataTypeException",
                                () -> changed(a -> a.type = "WebAuthn.create")),
                step(8, "C.challenge is the one that was sent", ClientDataRule.class)
                        .passes("it is", () -> registration().verdict())
                        .refuses(
                                "another",
                                INVALID + "BadChallengeException",
                                () -> changed(a -> a.challenge = Bytes.base64url(new byte[32])))
                        .refuses("padded", INVALID + "BadChallengeException", () -> changed(a -> a.challenge += "="))
                        .refuses("empty", INVALID + "BadChallengeException", () -> changed(a -> a.challenge = "")),
                origins(),
                step(10, "C.crossOrigin is not true", ClientDataRule.class)
                        .passes("false", () -> registration().verdict())
                        .passes("absent", () -> changed(a -> a.clientData = data -> data.remove("crossOrigin")))
                        .refuses("true", INVALID + "CrossOriginException", () -> changed(a -> a.crossOrigin = true))
                        .refuses(
                                "true as a text",
                                INVALID + "CrossOriginException",
                                () -> changed(a -> a.clientData = data -> data.put("crossOrigin", "true"))),
                step(11, "C.topOrigin is absent", ClientDataRule.class)
                        .passes("it is", () -> registration().verdict())
                        .refuses(
                                "there, and not called cross-origin",
                                INVALID + "BadOriginException",
                                () -> changed(a -> a.topOrigin = ORIGIN)));
    }

    private static Step origins() {
        Step step = step(9, "C.origin is this server's, character by character", ClientDataRule.class)
                .passes("it is", () -> registration().verdict());
        for (String origin : List.of(
                "https://sub.login.example.test",
                "https://evil-login.example.test",
                "https://login.example.test.",
                "https://login.example.test:443",
                "https://login.example.test:8443",
                "HTTPS://login.example.test",
                "http://login.example.test",
                "https://login.example.test/",
                "null",
                "android:apk-key-hash:AAAA")) {
            step.refuses(origin, INVALID + "BadOriginException", () -> changed(a -> a.origin = origin));
        }
        return step;
    }

    private static String changed(Consumer<Answer> change) {
        return registration().answer(change).verdict();
    }

    private static String bytes(UnaryOperator<byte[]> change) {
        return changed(a -> a.clientDataBytes = change);
    }

    private static String text(UnaryOperator<String> change) {
        return bytes(b -> change.apply(new String(b, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }
}
