package org.careidentity.authenticators.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.CertificateParts;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.emulated.TpmAttestation;

/** Certificates that an authority issued, and that must not attest all the same. */
final class CertificateMutations {

    private static final UUID ANOTHER_MODEL = UUID.fromString("00000000-0000-4000-8000-000000000bad");

    private CertificateMutations() {}

    /** What makes any attestation certificate worthless. */
    static List<Mutation> any(Reissue reissue) {
        return List.of(
                reissue.with("a certificate that has expired", leaf -> {
                    leaf.notBefore = Instant.now().minus(Duration.ofDays(20));
                    leaf.notAfter = Instant.now().minus(Duration.ofDays(2));
                }),
                reissue.with(
                        "a certificate of the future",
                        leaf -> leaf.notBefore = Instant.now().plus(Duration.ofDays(2))),
                reissue.with("a certificate with a broken signature", leaf -> leaf.corruptSignature = true),
                reissue.with(
                        "a critical extension that nobody knows",
                        leaf -> leaf.extension("1.2.3.4.5", true, new DERUTF8String("unknown"))));
    }

    /** Section 8.2.1: packed attestation certificates. */
    static List<Mutation> packed(Reissue reissue) {
        List<Mutation> all = new ArrayList<>(List.of(
                reissue.with("version 1", leaf -> leaf.version = 1),
                reissue.with("an authority's certificate", leaf -> leaf.authority(true)),
                reissue.with(
                        "a critical model extension",
                        leaf -> leaf.extension(PackedAttestation.AAGUID, true, new DEROctetString(new byte[16]))),
                reissue.with(
                        "another model in the certificate",
                        leaf -> leaf.extension(
                                PackedAttestation.AAGUID, false, new DEROctetString(bytes(ANOTHER_MODEL)))),
                reissue.with(
                        "a model extension of 16 bytes without their frame",
                        leaf -> leaf.extension(PackedAttestation.AAGUID, false, bytes(ANOTHER_MODEL))),
                reissue.with(
                        "a model extension of 15 bytes",
                        leaf -> leaf.extension(PackedAttestation.AAGUID, false, new DEROctetString(new byte[15]))),
                reissue.with(
                        "an empty model extension",
                        leaf -> leaf.extension(PackedAttestation.AAGUID, false, new byte[0]))));
        for (String subject : List.of(
                "O=Test,OU=Authenticator Attestation,CN=Test",
                "C=GB,OU=Authenticator Attestation,CN=Test",
                "C=GB,O=Test,CN=Test",
                "C=GB,O=Test,OU=Authenticator Attestation",
                "C=GB,O=Test,OU=authenticator attestation,CN=Test",
                "C=GB,O=Test,OU=Something Else,CN=Test")) {
            all.add(reissue.with("the subject " + subject, leaf -> leaf.subject = new X500Name(subject)));
        }
        return all;
    }

    /** Section 8.3.1: certificates of attestation identity keys. */
    static List<Mutation> tpm(Reissue reissue) {
        String names = Extension.subjectAlternativeName.getId();
        return List.of(
                reissue.with("version 1", leaf -> leaf.version = 1),
                reissue.with("an authority's certificate", leaf -> leaf.authority(true)),
                reissue.with("a subject", leaf -> leaf.subject = new X500Name("CN=TPM")),
                reissue.with("no purpose", leaf -> leaf.without(Extension.extendedKeyUsage.getId())),
                reissue.with("another purpose", leaf -> TpmAttestation.purpose(leaf, "2.23.133.8.1")),
                reissue.with("the purpose of TLS clients", leaf -> TpmAttestation.purpose(leaf, "1.3.6.1.5.5.7.3.2")),
                reissue.with("no name of the TPM", leaf -> leaf.without(names)),
                reissue.with(
                        "a TPM without maker",
                        leaf -> leaf.extension(names, true, TpmAttestation.device(null, "Test", "id:01"))),
                reissue.with(
                        "a TPM without model",
                        leaf -> leaf.extension(
                                names, true, TpmAttestation.device(TpmAttestation.MAKER, null, "id:01"))),
                reissue.with(
                        "a TPM without version",
                        leaf -> leaf.extension(names, true, TpmAttestation.device(TpmAttestation.MAKER, "Test", null))),
                reissue.with(
                        "a TPM of an unknown maker",
                        leaf -> leaf.extension(names, true, TpmAttestation.device("id:00000000", "Test", "id:01"))),
                reissue.with(
                        "a TPM whose maker is no number",
                        leaf -> leaf.extension(names, true, TpmAttestation.device("Intel", "Test", "id:01"))),
                reissue.with("names that are no names", leaf -> leaf.extension(names, true, new byte[] {0x05, 0x00})),
                reissue.with(
                        "another model in the certificate",
                        leaf -> leaf.extension(
                                PackedAttestation.AAGUID, false, new DEROctetString(bytes(ANOTHER_MODEL)))),
                reissue.with(
                        "a model extension of 15 bytes",
                        leaf -> leaf.extension(PackedAttestation.AAGUID, false, new DEROctetString(new byte[15]))));
    }

    /** An attacker's own authority, with the names of the right one, and the right one's holders as authorities. */
    static List<Mutation> attackers(BiFunction<TestAuthority, Consumer<CertificateParts>, AttestationMaker> maker) {
        TestAuthority root = TestAuthority.root("Test Root");
        TestAuthority intermediate = root.intermediate("Test Intermediate");
        return List.of(
                new Mutation("an attacker's root of the same name", a -> a.attestation = maker.apply(root, leaf -> {})),
                new Mutation(
                        "an attacker's authority of the same names",
                        a -> a.attestation = maker.apply(intermediate, leaf -> {})),
                new Mutation("an attacker's authority with its root", a -> {
                    a.attestation = maker.apply(intermediate, leaf -> {});
                    a.statement(statement -> {
                        List<Object> path = new ArrayList<>((List<?>) statement.get("x5c"));
                        path.add(encoded(root));
                        statement.put("x5c", path);
                    });
                }));
    }

    /** Another way to make the specimen's attestation: with another certificate. */
    record Reissue(java.util.function.Function<Consumer<CertificateParts>, AttestationMaker> maker) {
        Mutation with(String name, Consumer<CertificateParts> change) {
            return new Mutation(name, answer -> answer.attestation = maker.apply(change));
        }
    }

    private static byte[] encoded(TestAuthority authority) {
        try {
            return authority.certificate().getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(UUID model) {
        return Bytes.of(model);
    }
}
