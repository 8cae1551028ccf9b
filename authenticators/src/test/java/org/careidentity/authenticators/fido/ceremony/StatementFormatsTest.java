package org.careidentity.authenticators.fido.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ACCEPTED;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.BATCH;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ROOT;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.registration;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation;
import org.careidentity.authenticators.emulated.AppleAttestation;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.KeyDescription;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.emulated.TpmAttestation;
import org.careidentity.authenticators.emulated.TpmPublicAreaParts;
import org.careidentity.authenticators.emulated.U2fAttestation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** WebAuthn Level 3 section 8: what each format's verification must let pass, and what it must refuse. */
class StatementFormatsTest {

    private static final Attester U2F = Attester.of(ROOT, KeyAlgorithm.ES256);

    @TestFactory
    Stream<DynamicTest> tpm() {
        return Stream.of(
                accepted("a curve with a scheme", tpm(t -> t.publicArea.scheme = TpmPublicAreaParts.ECDSA)),
                refused("an exact magic", tpm(t -> t.certifyInfo.magic = 0xFF54_4348L)),
                refused("certification, no quote", tpm(t -> t.certifyInfo.type = 0x8018)),
                refused("this ceremony", tpm(t -> t.certifyInfo.extraData = new byte[32])),
                refused("this key's name", tpm(t -> t.certifyInfo.name = new byte[34])),
                refused("the hash that the key names", tpm(t -> t.publicArea.nameAlgorithm = 0x0004)),
                refused("this key", tpm(t -> t.publicArea.first = Bytes.random(32))),
                refused("this curve", tpm(t -> t.publicArea.curve = 0x0004)),
                refused("a key that can sign", tpm(t -> t.publicArea.type = 0x0008)),
                refused("nothing behind the key", tpm(t -> t.publicArea.bytes = b -> Bytes.join(b, new byte[1]))),
                refused("the whole key", tpm(t -> t.publicArea.bytes = b -> java.util.Arrays.copyOf(b, b.length - 1))),
                refused("nothing behind the info", tpm(t -> t.certifyInfo.bytes = b -> Bytes.join(b, new byte[1]))),
                refused("the whole info", tpm(t -> t.certifyInfo.bytes = b -> java.util.Arrays.copyOf(b, 20))),
                refused("no subject", tpm(t -> t.leaf.subject = new X500Name("CN=TPM"))),
                refused("the purpose", tpm(t -> TpmAttestation.purpose(t.leaf, "1.3.6.1.5.5.7.3.2"))),
                refused("no authority", tpm(t -> t.leaf.authority(true))),
                refused(
                        "a device",
                        tpm(t -> t.leaf.extension(
                                "2.5.29.17",
                                true,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "tpm.example.test"))))),
                refused(
                        "a whole device",
                        tpm(t -> t.leaf.extension(
                                "2.5.29.17", true, TpmAttestation.device(TpmAttestation.MAKER, null, "id:00070002")))),
                refused(
                        "this model",
                        tpm(t -> t.leaf.extension(PackedAttestation.AAGUID, false, new DEROctetString(new byte[16])))),
                refused("version 2.0", tpm(t -> {}), a -> a.statement("ver", "1.2")));
    }

    @TestFactory
    Stream<DynamicTest> packed() {
        return Stream.of(
                accepted("no extension for the model", packed(leaf -> leaf.without(PackedAttestation.AAGUID))),
                refused("the organisational unit", packed(leaf -> leaf.subject = new X500Name("C=GB,O=T,OU=X,CN=T"))),
                refused(
                        "a country",
                        packed(leaf -> leaf.subject = new X500Name("O=T,OU=Authenticator Attestation,CN=T"))),
                refused("version 3", packed(leaf -> leaf.version = 1)),
                refused("no authority", packed(leaf -> leaf.authority(true))),
                refused(
                        "an extension that is not critical",
                        packed(leaf -> leaf.extension(PackedAttestation.AAGUID, true, new DEROctetString(model())))),
                refused(
                        "the extension's form",
                        packed(leaf -> leaf.extension(PackedAttestation.AAGUID, false, model()))));
    }

    @TestFactory
    Stream<DynamicTest> androidKey() {
        return Stream.of(
                refused(
                        "a key that was generated",
                        android(key -> key.hardware.put(KeyDescription.ORIGIN, KeyDescription.origin(2)))),
                refused(
                        "a key that was generated, by software",
                        android(key -> key.software.put(KeyDescription.ORIGIN, KeyDescription.origin(2)))),
                refused(
                        "a key for signatures",
                        android(key -> key.hardware.put(KeyDescription.PURPOSE, KeyDescription.purposes(0, 1)))),
                refused(
                        "a key of one application",
                        android(key -> key.software.put(KeyDescription.ALL_APPLICATIONS, KeyDescription.present()))),
                refused("this ceremony", android(key -> key.challenge = new byte[32])),
                refused("a description that can be read", android(key -> key.bytes = b -> new byte[] {0x30})),
                refused("a description with an end", android(key -> key.bytes = b -> nested(4000))));
    }

    @TestFactory
    Stream<DynamicTest> apple() {
        return Stream.of(
                refused(
                        "this ceremony",
                        apple(leaf ->
                                leaf.extension(AppleAttestation.NONCE, false, AppleAttestation.nonce(new byte[32])))),
                refused("a nonce", apple(leaf -> leaf.without(AppleAttestation.NONCE))),
                refused(
                        "a nonce that can be read",
                        apple(leaf -> leaf.extension(AppleAttestation.NONCE, false, nested(4000)))),
                refused(
                        "a nonce of a length that is there",
                        apple(leaf -> leaf.extension(
                                AppleAttestation.NONCE, false, new byte[] {0x30, (byte) 0x84, 0x7F, -1, -1, -1}))),
                refused("this key", apple(leaf -> leaf.key = BATCH.key().getPublic())));
    }

    @TestFactory
    Stream<DynamicTest> fidoU2f() {
        return Stream.of(
                accepted(
                        "an AAGUID, which section 8.6 does not look at",
                        u2f(leaf -> {}),
                        a -> a.aaguid = Devices.TEST_SECURITY_KEY),
                refused("one certificate", model(new U2fAttestation(BATCH, leaf -> {}))),
                refused("a key on P-256", model(new U2fAttestation(Attester.of(ROOT, KeyAlgorithm.ES384), leaf -> {}))),
                refused("this ceremony", u2f(leaf -> {}), a -> a.corruptSignature = true));
    }

    private static DynamicTest accepted(String name, DeviceModel model) {
        return accepted(name, model, a -> {});
    }

    private static DynamicTest accepted(
            String name, DeviceModel model, Consumer<org.careidentity.authenticators.emulated.Answer> change) {
        return DynamicTest.dynamicTest("accepted: " + name, () -> assertThat(
                        registration().device(model).answer(change).verdict())
                .isEqualTo(ACCEPTED));
    }

    private static DynamicTest refused(String missing, DeviceModel model) {
        return refused(missing, model, a -> {});
    }

    private static DynamicTest refused(
            String missing, DeviceModel model, Consumer<org.careidentity.authenticators.emulated.Answer> change) {
        return DynamicTest.dynamicTest("refused without " + missing, () -> assertThat(
                        registration().device(model).answer(change).verdict())
                .startsWith("care_identity_registration_invalid."));
    }

    private static DeviceModel tpm(Consumer<TpmAttestation.Parts> change) {
        return model(new TpmAttestation(BATCH, change));
    }

    private static DeviceModel packed(Consumer<CertificateParts> change) {
        return model(new PackedAttestation(BATCH, change));
    }

    private static DeviceModel android(Consumer<KeyDescription> change) {
        return model(new AndroidKeyAttestation(ROOT, parts -> change.accept(parts.description)));
    }

    private static DeviceModel apple(Consumer<CertificateParts> change) {
        return model(new AppleAttestation(ROOT, change));
    }

    private static DeviceModel u2f(Consumer<CertificateParts> change) {
        return model(new U2fAttestation(U2F, change));
    }

    private static DeviceModel model(AttestationMaker attestation) {
        return new DeviceModel(Devices.TEST_SECURITY_KEY, "cross-platform", List.of("usb"), 0, attestation);
    }

    private static byte[] model() {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(Devices.TEST_SECURITY_KEY.getMostSignificantBits())
                .putLong(Devices.TEST_SECURITY_KEY.getLeastSignificantBits())
                .array();
    }

    private static byte[] nested(int depth) {
        try {
            ASN1Encodable item = new DERSequence();
            for (int i = 0; i < depth; i++) {
                item = new DERSequence(item);
            }
            return item.toASN1Primitive().getEncoded();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
