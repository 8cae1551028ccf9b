package org.careidentity.authenticators.fido.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ACCEPTED;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.registration;
import static org.careidentity.authenticators.fido.ceremony.Step.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.fido.credential.FidoCredential;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.wire.AuthenticatorLayout;
import org.careidentity.authenticators.registry.AuthenticatorRegistry;

/** Section 7.1, registering a new credential: steps 20 and 25 to 29, around those of attestation. */
final class CredentialSteps {

    private static final String INVALID = "care_identity_registration_invalid.";
    private static final String NOT_ALLOWED = INVALID + "NotAllowedAlgorithmException";
    private static final String KEY = "care_identity_key_not_accepted";

    private CredentialSteps() {}

    static List<Step> all() {
        List<Step> steps = new ArrayList<>(List.of(algorithms()));
        steps.addAll(AttestationSteps.all());
        steps.addAll(List.of(
                step(25, "The credential id has at most 1023 bytes, and at least 16", CredentialRule.class)
                        .passes("16", () -> changed(a -> a.credentialId = Bytes.random(16)))
                        .passes("1023", () -> changed(a -> a.credentialId = Bytes.random(1023)))
                        .refuses(
                                "15",
                                "care_identity_credential_id_length",
                                () -> changed(a -> a.credentialId = Bytes.random(15)))
                        .refuses(
                                "1024",
                                "care_identity_credential_id_length",
                                () -> changed(a -> a.credentialId = Bytes.random(1024))),
                excluded(),
                step(27, "The record is the credential's that was attested", CredentialRule.class)
                        .passes("with all that the specification names", CredentialSteps::fullRecord)
                        .refuses(
                                "the browser names another",
                                "care_identity_credential_id_differs",
                                () -> changed(a -> a.json = json -> json.put("id", "AAAAAAAAAAAAAAAAAAAAAAA")
                                        .put("rawId", "AAAAAAAAAAAAAAAAAAAAAAA"))),
                step(28, "Outputs of extensions that nobody asked for are ignored", AuthenticatorLayout.class)
                        .passes(
                                "the browser's",
                                () -> changed(a -> a.json = json -> ((com.fasterxml.jackson.databind.node.ObjectNode)
                                                json.get("clientExtensionResults"))
                                        .put("appid", true)))
                        .passes(
                                "the authenticator's",
                                () -> changed(a -> {
                                    a.flags |= Answer.ED;
                                    a.extensions = Map.of("credProtect", 3L);
                                }))
                        .refuses(
                                "promised and missing",
                                INVALID + "MalformedException",
                                () -> changed(a -> a.flags |= Answer.ED)),
                step(29, "Nothing is stored unless every step holds", Ceremonies.class)
                        .passes("at the demanded place", () -> placed("cross-platform"))
                        .refuses("at another place", "care_identity_attachment", () -> placed("platform"))
                        .refuses("the browser says no place", "care_identity_attachment", () -> placed(null))));
        return steps;
    }

    private static Step algorithms() {
        Step step = step(20, "The key's algorithm is one of the options', and the key is sound", KeyRule.class);
        for (KeyAlgorithm algorithm : KeyAlgorithm.OF_CREDENTIALS) {
            step.passes(
                    algorithm.name(), () -> registration().algorithm(algorithm).verdict());
        }
        return step.refuses("not among the options", NOT_ALLOWED, () -> registration()
                        .policy(p -> p.algorithms = List.of(KeyAlgorithm.ES256.cose()))
                        .algorithm(KeyAlgorithm.EDDSA)
                        .verdict())
                .refuses("RS1", NOT_ALLOWED, () -> changed(a -> a.algorithm(-65535)))
                .refuses("ES256K", NOT_ALLOWED, () -> changed(a -> a.algorithm(-47)))
                .refuses("of another kind than the key", KEY, () -> changed(a -> a.algorithm(-257)))
                .refuses("on another curve", KEY, () -> changed(a -> a.coseKey.put(-1L, 2L)))
                .refuses("off the curve", KEY, () -> changed(a -> a.coseKey.put(-2L, new byte[32])))
                .refuses("with the private key", KEY, () -> changed(a -> a.coseKey.put(-4L, new byte[32])))
                .refuses("an Ed25519 key of small order", KEY, () -> registration()
                        .algorithm(KeyAlgorithm.EDDSA)
                        .answer(a -> a.coseKey.put(-2L, new byte[32]))
                        .verdict())
                .refuses("RSA of 1024 bits", KEY, () -> registration()
                        .algorithm(KeyAlgorithm.RS256)
                        .answer(a -> a.coseKey.put(-1L, oddBytes(128)))
                        .verdict());
    }

    private static byte[] oddBytes(int length) {
        byte[] bytes = Bytes.random(length);
        bytes[0] |= (byte) 0x80;
        bytes[length - 1] |= 1;
        return bytes;
    }

    private static Step excluded() {
        byte[] id = Bytes.random(32);
        return step(26, "The credential id is registered to nobody", AuthenticatorRegistry.class)
                .passes("a new one", () -> registration()
                        .exclude(Bytes.random(32))
                        .answer(a -> a.credentialId = id)
                        .verdict())
                .refuses("excluded by the options", "care_identity_credential_excluded", () -> registration()
                        .exclude(id)
                        .answer(a -> a.credentialId = id)
                        .verdict());
    }

    private static String fullRecord() {
        try {
            FidoCredential record = registration()
                    .answer(a -> {
                        a.counter = 7;
                        a.transports = List.of("usb", "nfc", "<b>", "usb");
                    })
                    .credential();
            assertThat(record.counter()).isEqualTo(7);
            assertThat(record.userVerified()).isTrue();
            assertThat(record.backupEligible()).isFalse();
            assertThat(record.backedUp()).isFalse();
            assertThat(record.format()).isEqualTo("packed");
            assertThat(record.transports()).containsExactly("nfc", "usb");
            assertThat(Base64Url.decode(record.userHandle())).hasSize(32);
            assertThat(record.attestationObject()).isNotEmpty();
            assertThat(record.clientDataJson()).isNotEmpty();
            return ACCEPTED;
        } catch (CeremonyRefusedException e) {
            return e.reason();
        }
    }

    private static String placed(String attachment) {
        return registration()
                .policy(p -> p.attachment = Attachment.CROSS_PLATFORM)
                .answer(a -> a.attachment = attachment)
                .verdict();
    }

    private static String changed(Consumer<Answer> change) {
        return registration().answer(change).verdict();
    }
}
