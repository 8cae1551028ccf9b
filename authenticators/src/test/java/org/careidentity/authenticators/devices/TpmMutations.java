package org.careidentity.authenticators.devices;

import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.TpmAttestation;
import org.careidentity.authenticators.emulated.TpmAttestation.Parts;

/** What a TPM must have said, and here did not, though its key signed (WebAuthn Level 3 8.3; TPM 2.0 Library Part 2). */
final class TpmMutations {

    private static final int LITTLE_ENDIAN_CERTIFY = 0x1780;
    private static final int RSA = 1;
    private static final int CURVE = 0x23;

    private final Attester attester;

    TpmMutations(Attester attester) {
        this.attester = attester;
    }

    List<Mutation> all(boolean rsa) {
        List<Mutation> all = new ArrayList<>(List.of(
                tpm("a structure that no TPM made", p -> p.certifyInfo.magic = 0xFF54_4348L),
                tpm("no magic", p -> p.certifyInfo.magic = 0),
                tpm("bytes of type the other way round", p -> p.certifyInfo.type = LITTLE_ENDIAN_CERTIFY),
                tpm("a signed time", p -> p.certifyInfo.type = 0x8019),
                tpm("a quote", p -> p.certifyInfo.type = 0x8018),
                tpm("a certified creation", p -> p.certifyInfo.type = 0x801A),
                tpm("another ceremony", p -> p.certifyInfo.extraData = Bytes.flipped(p.certifyInfo.extraData, 3)),
                tpm("no ceremony", p -> p.certifyInfo.extraData = new byte[0]),
                tpm(
                        "half a ceremony",
                        p -> p.certifyInfo.extraData = java.util.Arrays.copyOf(p.certifyInfo.extraData, 16)),
                tpm(
                        "a ceremony and more",
                        p -> p.certifyInfo.extraData = Bytes.join(p.certifyInfo.extraData, new byte[1])),
                tpm("another key's name", p -> p.namedArea = new byte[] {1}),
                tpm("no name", p -> p.certifyInfo.name = new byte[0]),
                tpm("a name that is its hash algorithm", p -> p.certifyInfo.name = new byte[] {0, 0x0B}),
                tpm("a name by SHA-1", p -> p.publicArea.nameAlgorithm = 0x04),
                tpm("a name by SHA-384 that is none", p -> p.publicArea.nameAlgorithm = 0x0C),
                tpm("a name by no algorithm", p -> p.publicArea.nameAlgorithm = 0x10),
                tpm("a name by an algorithm that nobody knows", p -> p.publicArea.nameAlgorithm = 0x7777),
                tpm(
                        "a name by another algorithm than the key's",
                        p -> p.certifyInfo.name = Bytes.join(new byte[] {0, 0x04}, Bytes.hash("SHA-1", new byte[1]))),
                tpm("bytes after certInfo", p -> p.certifyInfo.bytes = b -> Bytes.join(b, new byte[1])),
                tpm(
                        "certInfo that breaks off",
                        p -> p.certifyInfo.bytes = b -> java.util.Arrays.copyOf(b, b.length - 3)),
                tpm("certInfo of 6 bytes", p -> p.certifyInfo.bytes = b -> java.util.Arrays.copyOf(b, 6)),
                tpm("certInfo without clock", p -> p.certifyInfo.clockInfo = new byte[0]),
                tpm("bytes after pubArea", p -> p.publicArea.bytes = b -> Bytes.join(b, new byte[1])),
                tpm("pubArea that breaks off", p -> p.publicArea.bytes = b -> java.util.Arrays.copyOf(b, b.length - 3)),
                tpm("pubArea of 8 bytes", p -> p.publicArea.bytes = b -> java.util.Arrays.copyOf(b, 8)),
                tpm("a keyed hash", p -> p.publicArea.type = 8),
                tpm("a symmetric cipher", p -> p.publicArea.type = 0x25),
                tpm("a key of the other type", p -> p.publicArea.type = rsa ? CURVE : RSA),
                tpm(
                        "a policy longer than the area",
                        p -> p.publicArea.bytes = b -> {
                            byte[] changed = b.clone();
                            changed[8] = 0x7F;
                            return changed;
                        }),
                tpm("another key", p -> p.publicArea.first = Bytes.flipped(p.publicArea.first, 9)),
                tpm("a key of no bytes", p -> p.publicArea.first = new byte[0]),
                new Mutation("TPM 1.2", a -> a.statement("ver", "1.2")),
                new Mutation("TPM 2.0 with a blank", a -> a.statement("ver", "2.0 "))));
        all.addAll(rsa ? rsa() : curve());
        return all;
    }

    private List<Mutation> rsa() {
        return List.of(
                tpm("exponent 3", p -> p.publicArea.exponent = 3),
                tpm("key bits of another key", p -> p.publicArea.keyBits = 1024),
                tpm("half the modulus", p -> p.publicArea.first = java.util.Arrays.copyOf(p.publicArea.first, 128)));
    }

    private List<Mutation> curve() {
        return List.of(
                tpm("the curve P-384", p -> p.publicArea.curve = 4),
                tpm("a curve that nobody knows", p -> p.publicArea.curve = 0x10),
                tpm("another y", p -> p.publicArea.second = Bytes.flipped(p.publicArea.second, 9)),
                tpm("the point of x alone", p -> p.publicArea.second = new byte[0]),
                new Mutation(
                        "the other point of x",
                        a -> a.attestation = new TpmAttestation(attester, p -> {
                            var key = (ECPublicKey) p.credentialKey;
                            var prime = ((java.security.spec.ECFieldFp)
                                            key.getParams().getCurve().getField())
                                    .getP();
                            p.publicArea.second =
                                    Bytes.unsigned(prime.subtract(key.getW().getAffineY()), 32);
                        })));
    }

    private Mutation tpm(String name, Consumer<Parts> change) {
        return new Mutation(name, answer -> answer.attestation = new TpmAttestation(attester, change));
    }
}
