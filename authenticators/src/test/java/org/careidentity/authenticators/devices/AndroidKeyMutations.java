package org.careidentity.authenticators.devices;

import java.util.List;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation.Parts;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.KeyDescription;
import org.careidentity.authenticators.emulated.TestAuthority;

/** What Android's key store must have said, and here did not, though the authority certified it (WebAuthn Level 3 8.4). */
final class AndroidKeyMutations {

    private static final int IMPORTED = 2;
    private static final int ENCRYPT = 0;

    private final TestAuthority authority;

    AndroidKeyMutations(TestAuthority authority) {
        this.authority = authority;
    }

    List<Mutation> all() {
        return List.of(
                android("another ceremony", p -> p.description.challenge = Bytes.flipped(p.description.challenge, 1)),
                android("no ceremony", p -> p.description.challenge = new byte[0]),
                android(
                        "half a ceremony",
                        p -> p.description.challenge = java.util.Arrays.copyOf(p.description.challenge, 16)),
                android(
                        "a key of all applications, by software",
                        p -> p.description.software.put(KeyDescription.ALL_APPLICATIONS, KeyDescription.present())),
                android(
                        "a key of all applications, by hardware",
                        p -> p.description.hardware.put(KeyDescription.ALL_APPLICATIONS, KeyDescription.present())),
                android(
                        "an imported key",
                        p -> p.description.hardware.put(KeyDescription.ORIGIN, KeyDescription.origin(IMPORTED))),
                android("a key of no origin", p -> p.description.hardware.remove(KeyDescription.ORIGIN)),
                android(
                        "a key to encrypt",
                        p -> p.description.hardware.put(KeyDescription.PURPOSE, KeyDescription.purposes(ENCRYPT))),
                android("a key of no purpose", p -> p.description.hardware.remove(KeyDescription.PURPOSE)),
                android(
                        "a key of an empty purpose",
                        p -> p.description.hardware.put(KeyDescription.PURPOSE, KeyDescription.purposes())),
                android(
                        "a purpose that is a number",
                        p -> p.description.hardware.put(KeyDescription.PURPOSE, KeyDescription.origin(2))),
                android(
                        "an origin that is a set",
                        p -> p.description.hardware.put(KeyDescription.ORIGIN, KeyDescription.purposes(0))),
                android("no description", p -> p.leaf.without(KeyDescription.OID)),
                android("a description of no bytes", p -> p.description.bytes = b -> new byte[0]),
                android(
                        "a description that breaks off",
                        p -> p.description.bytes = b -> java.util.Arrays.copyOf(b, b.length - 5)),
                android("bytes after the description", p -> p.description.bytes = b -> Bytes.join(b, new byte[2])),
                android("a description that is a number", p -> p.description.bytes = b -> new byte[] {2, 1, 1}),
                android("an empty description", p -> p.description.bytes = b -> new byte[] {0x30, 0}),
                android(
                        "a certificate of another key",
                        p -> p.leaf.key = KeyAlgorithm.ES256.generate().getPublic()));
    }

    /** What is verified, and is no hardware: a policy that demands hardware refuses it. */
    List<Mutation> software() {
        return List.of(
                android("a key store of software", p -> {
                    p.description.attestationSecurityLevel = 0;
                    p.description.keymasterSecurityLevel = 0;
                }),
                android("attested by software", p -> p.description.attestationSecurityLevel = 0),
                android("a key of software", p -> {
                    p.description.software.putAll(p.description.hardware);
                    p.description.hardware.clear();
                }));
    }

    private Mutation android(String name, Consumer<Parts> change) {
        return new Mutation(name, answer -> answer.attestation = new AndroidKeyAttestation(authority, change));
    }
}
