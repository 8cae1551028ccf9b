package org.careidentity.authenticators.devices;

import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.careidentity.authenticators.emulated.AppleAttestation;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;

/** What Apple must have certified, and here did not (WebAuthn Level 3 8.8). */
final class AppleMutations {

    private final TestAuthority authority;

    AppleMutations(TestAuthority authority) {
        this.authority = authority;
    }

    List<Mutation> all() {
        return List.of(
                apple(
                        "another ceremony",
                        leaf -> leaf.extension(
                                AppleAttestation.NONCE, false, AppleAttestation.nonce(Bytes.random(32)))),
                apple(
                        "an empty ceremony",
                        leaf -> leaf.extension(AppleAttestation.NONCE, false, AppleAttestation.nonce(new byte[0]))),
                apple("no ceremony", leaf -> leaf.without(AppleAttestation.NONCE)),
                apple(
                        "a ceremony without its frame",
                        leaf -> leaf.extension(AppleAttestation.NONCE, false, new DEROctetString(Bytes.random(32)))),
                apple("an empty frame", leaf -> leaf.extension(AppleAttestation.NONCE, false, new DERSequence())),
                apple("an extension of no bytes", leaf -> leaf.extension(AppleAttestation.NONCE, false, new byte[0])),
                apple(
                        "a certificate of another key",
                        leaf -> leaf.key = KeyAlgorithm.ES256.generate().getPublic()),
                apple(
                        "a certificate of another type of key",
                        leaf -> leaf.key = KeyAlgorithm.EDDSA.generate().getPublic()));
    }

    private Mutation apple(String name, Consumer<CertificateParts> change) {
        return new Mutation(name, answer -> answer.attestation = new AppleAttestation(authority, change));
    }
}
