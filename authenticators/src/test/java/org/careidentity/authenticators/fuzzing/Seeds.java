package org.careidentity.authenticators.fuzzing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.CardPki;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.MetadataBlob;
import org.careidentity.authenticators.emulated.MetadataSigner;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.emulated.TpmAttestation;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.keycloak.credential.CredentialModel;

/** What the fuzzer begins with: answers of the emulated devices, and the test vectors of W3C. */
final class Seeds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestAuthority root = TestAuthority.root("Test Root");
    private final Attester attester = Attester.of(root, KeyAlgorithm.ES256);
    private final List<JsonNode> vectors = new ArrayList<>();

    Seeds() {
        String folder = System.getenv().getOrDefault("CARE_IDENTITY_VECTORS", "../../shared/vectors");
        try {
            JSON.readTree(Path.of(folder, "w3c-webauthn-l3", "vectors.json").toFile())
                    .get("vectors")
                    .forEach(vectors::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<byte[]> clientData() {
        List<byte[]> seeds = ofVectors("clientDataJSON");
        var device = Devices.passkey();
        device.register(Site.registration().json(), Site.ORIGIN, a -> a.clientDataBytes = bytes -> kept(bytes, seeds));
        device.authenticate(
                Site.authentication().json(), Site.ORIGIN, a -> a.clientDataBytes = bytes -> kept(bytes, seeds));
        return seeds;
    }

    List<byte[]> attestationObjects() {
        List<byte[]> seeds = ofVectors("attestationObject");
        for (DeviceModel model : List.of(
                Devices.securityKey(attester),
                Devices.windowsHello(Devices.WINDOWS_HELLO_HARDWARE, attester),
                Devices.androidPhone(root),
                Devices.ipad(root),
                Devices.u2fKey(attester))) {
            register(model, a -> a.attestationObjectBytes = bytes -> kept(bytes, seeds));
        }
        return seeds;
    }

    List<byte[]> tpmStructures() {
        List<byte[]> seeds = new ArrayList<>();
        for (int scheme : new int[] {0x0010, 0x0018}) {
            register(
                    platform(new TpmAttestation(attester, parts -> {
                        parts.publicArea.scheme = scheme;
                        parts.publicArea.bytes = bytes -> kept(bytes, seeds);
                        parts.certifyInfo.bytes = bytes -> kept(bytes, seeds);
                    })),
                    a -> {});
        }
        return seeds;
    }

    List<byte[]> keyDescriptions() {
        List<byte[]> seeds = new ArrayList<>();
        register(
                platform(new AndroidKeyAttestation(
                        root, parts -> parts.description.bytes = bytes -> kept(bytes, seeds))),
                a -> {});
        return seeds;
    }

    List<byte[]> metadata() {
        MetadataBlob blob = new MetadataBlob()
                .model(new UUID(1, 2), "A key", List.of(root.certificate()), "FIDO_CERTIFIED_L2", "REVOKED");
        byte[] entry = blob.lastEntry().toString().getBytes(StandardCharsets.UTF_8);
        return List.of(entry, blob.signedBy(MetadataSigner.create()).getBytes(StandardCharsets.US_ASCII));
    }

    List<byte[]> storedCredentials() {
        CredentialModel model = new CredentialModel();
        String answer = new EmulatedAuthenticator(Devices.securityKey(attester), KeyAlgorithm.ES256)
                .register(Site.registration().json(), Site.ORIGIN, a -> a.credentialId = new byte[32]);
        try {
            StoredCredential.write(
                    new Site().ceremonies.register(Site.registration(), Site.RELYING_PARTY, answer, Instant.now()),
                    model);
        } catch (CeremonyRefusedException e) {
            throw new IllegalStateException(e);
        }
        String text = model.getCredentialData() + "\n" + model.getSecretData();
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }

    List<byte[]> cards() {
        CardPki pki = CardPki.create();
        try {
            return List.of(
                    pki.card().certificate().getEncoded(),
                    pki.card(parts -> parts.key = root.key().getPublic())
                            .certificate()
                            .getEncoded(),
                    CardPki.name(CardPki.PERSON + "_RANDOM_USERQ").getEncoded("DER"));
        } catch (IOException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<byte[]> ofVectors(String member) {
        List<byte[]> seeds = new ArrayList<>();
        for (JsonNode vector : vectors) {
            seeds.add(
                    HexFormat.of().parseHex(vector.at("/registration/" + member).textValue()));
        }
        return seeds;
    }

    private static DeviceModel platform(AttestationMaker attestation) {
        return new DeviceModel(new UUID(1, 1), "platform", List.of("internal"), 0, attestation);
    }

    private static void register(
            DeviceModel model, java.util.function.Consumer<org.careidentity.authenticators.emulated.Answer> change) {
        new EmulatedAuthenticator(model, KeyAlgorithm.ES256)
                .register(Site.registration().json(), Site.ORIGIN, change);
    }

    private static byte[] kept(byte[] bytes, List<byte[]> seeds) {
        seeds.add(bytes);
        return bytes;
    }
}
