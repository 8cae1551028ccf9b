package org.careidentity.authenticators.devices;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.emulated.TpmAttestation;

/** A device of each attestation format and each algorithm that it has. */
final class Specimens {

    private final Map<KeyAlgorithm, KeyPair> keys = KeyAlgorithm.OF_CREDENTIALS.stream()
            .collect(Collectors.toMap(algorithm -> algorithm, KeyAlgorithm::generate));
    final TestAuthority root = TestAuthority.root("Test Root");
    final TestAuthority authority = root.intermediate("Test Intermediate");
    final Attester tpm = Attester.of(authority, KeyAlgorithm.RS256);
    final Attester batch = Attester.of(authority, KeyAlgorithm.ES256);

    /** Right below the root, since U2F statements have one certificate. */
    final Attester u2f = Attester.of(root, KeyAlgorithm.ES256);

    /** All of them. */
    List<Specimen> all() {
        return Stream.of(attested(), byAlgorithms(), unattested())
                .flatMap(List::stream)
                .toList();
    }

    /** One for each way to prove a model. */
    List<Specimen> attested() {
        return List.of(
                attested("packed", Devices.securityKey(batch), KeyAlgorithm.ES256),
                attested("managed iPad", Devices.managedIpad(batch), KeyAlgorithm.ES256),
                attested("tpm", Devices.windowsHello(Devices.WINDOWS_HELLO_HARDWARE, tpm), KeyAlgorithm.RS256),
                attested("tpm", Devices.windowsHello(Devices.WINDOWS_HELLO_VBS, tpm), KeyAlgorithm.ES256),
                attested("android-key", Devices.androidPhone(authority), KeyAlgorithm.ES256),
                attested("apple", Devices.ipad(authority), KeyAlgorithm.ES256),
                attested("fido-u2f", Devices.u2fKey(u2f), KeyAlgorithm.ES256));
    }

    /** Those that prove their model with other algorithms. */
    List<Specimen> byAlgorithms() {
        List<Specimen> all = new ArrayList<>();
        for (KeyAlgorithm algorithm :
                List.of(KeyAlgorithm.ES384, KeyAlgorithm.ES512, KeyAlgorithm.RS256, KeyAlgorithm.EDDSA)) {
            all.add(attested("packed", Devices.securityKey(batch), algorithm));
            all.add(attested(
                    "packed by " + algorithm + " of",
                    Devices.securityKey(Attester.of(authority, algorithm)),
                    KeyAlgorithm.ES256));
        }
        return all;
    }

    /** Those that prove none. */
    List<Specimen> unattested() {
        List<Specimen> all = new ArrayList<>();
        for (KeyAlgorithm algorithm : KeyAlgorithm.OF_CREDENTIALS) {
            all.add(unattested("none", AttestationMaker.NONE, algorithm));
            all.add(unattested("packed self", PackedAttestation::self, algorithm));
        }
        return all;
    }

    /** A TPM's key on a curve whose scheme names its hash, as most TPMs describe them. */
    Specimen tpmWithScheme() {
        var attestation = new TpmAttestation(tpm, parts -> parts.publicArea.scheme = 0x0018);
        var model = new DeviceModel(Devices.WINDOWS_HELLO_HARDWARE, "platform", List.of("internal"), 0, attestation);
        return attested("tpm with a scheme", model, KeyAlgorithm.ES256);
    }

    private Specimen attested(String name, DeviceModel model, KeyAlgorithm algorithm) {
        return new Specimen(
                name + " " + algorithm, model, algorithm, keys.get(algorithm), Optional.of(root.certificate()));
    }

    private Specimen unattested(String name, AttestationMaker attestation, KeyAlgorithm algorithm) {
        var model = new DeviceModel(new UUID(0, 1), "platform", List.of("internal"), 0, attestation);
        return new Specimen(name + " " + algorithm, model, algorithm, keys.get(algorithm), Optional.empty());
    }
}
