package org.careidentity.authenticators.devices;

import java.util.ArrayList;
import java.util.List;
import org.careidentity.authenticators.devices.CertificateMutations.Reissue;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation;
import org.careidentity.authenticators.emulated.AppleAttestation;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.emulated.TpmAttestation;
import org.careidentity.authenticators.emulated.U2fAttestation;

/** The mutations that apply to a specimen. */
final class RegistrationMutations {

    private final Specimens specimens;

    RegistrationMutations(Specimens specimens) {
        this.specimens = specimens;
    }

    /** Of an attested specimen. */
    List<Mutation> of(Specimen specimen) {
        List<Mutation> all = ceremony(specimen);
        if (!specimen.format().equals("fido-u2f")) {
            // U2F signs neither flags nor model (section 8.6)
            all.addAll(AuthenticatorDataMutations.afterSigning());
            all.add(new Mutation("another model", a -> a.aaguid = new java.util.UUID(7, 7)));
        }
        all.addAll(StatementMutations.object(specimen.format()));
        all.addAll(
                switch (specimen.format()) {
                    case "packed" -> packed();
                    case "tpm" -> tpm(specimen);
                    case "android-key" -> android();
                    case "apple" -> apple();
                    case "fido-u2f" -> u2f();
                    default -> throw new IllegalArgumentException(specimen.format());
                });
        return all;
    }

    /** Of a specimen that differs from another one by its algorithms alone. */
    List<Mutation> ofAlgorithms(Specimen specimen) {
        List<Mutation> all = new ArrayList<>(KeyMutations.of(specimen.algorithm()));
        all.addAll(StatementMutations.members(List.of("alg", "sig", "x5c")));
        all.addAll(AuthenticatorDataMutations.afterSigning());
        return all;
    }

    /** Of any specimen: what its browser and its authenticator data say. */
    List<Mutation> ceremony(Specimen specimen) {
        List<Mutation> all = new ArrayList<>(ClientDataMutations.all());
        all.addAll(AuthenticatorDataMutations.all());
        all.addAll(AuthenticatorDataMutations.attested());
        all.addAll(KeyMutations.of(specimen.algorithm()));
        return all;
    }

    private List<Mutation> packed() {
        Reissue reissue = new Reissue(change -> new PackedAttestation(specimens.batch, change));
        List<Mutation> all = new ArrayList<>(StatementMutations.members(List.of("alg", "sig", "x5c")));
        all.addAll(CertificateMutations.any(reissue));
        all.addAll(CertificateMutations.packed(reissue));
        all.addAll(CertificateMutations.attackers(
                (authority, change) -> new PackedAttestation(Attester.of(authority, KeyAlgorithm.ES256), change)));
        all.add(new Mutation("attested by itself", a -> a.attestation = PackedAttestation::self));
        all.add(new Mutation("attested by itself, with certificates", a -> {
            var genuine = a.attestation;
            a.attestation = made -> {
                var statement = PackedAttestation.self(made);
                statement.members().put("x5c", genuine.attest(made).members().get("x5c"));
                return statement;
            };
        }));
        return all;
    }

    private List<Mutation> tpm(Specimen specimen) {
        Reissue reissue = new Reissue(change -> new TpmAttestation(specimens.tpm, parts -> change.accept(parts.leaf)));
        List<Mutation> all =
                new ArrayList<>(StatementMutations.members(List.of("alg", "sig", "ver", "x5c", "pubArea", "certInfo")));
        all.addAll(new TpmMutations(specimens.tpm).all(specimen.algorithm() == KeyAlgorithm.RS256));
        all.addAll(CertificateMutations.any(reissue));
        all.addAll(CertificateMutations.tpm(reissue));
        all.addAll(CertificateMutations.attackers((authority, change) ->
                new TpmAttestation(Attester.of(authority, KeyAlgorithm.RS256), parts -> change.accept(parts.leaf))));
        return all;
    }

    private List<Mutation> android() {
        Reissue reissue = new Reissue(
                change -> new AndroidKeyAttestation(specimens.authority, parts -> change.accept(parts.leaf)));
        List<Mutation> all = new ArrayList<>(StatementMutations.members(List.of("alg", "sig", "x5c")));
        all.addAll(new AndroidKeyMutations(specimens.authority).all());
        all.addAll(new AndroidKeyMutations(specimens.authority).software());
        all.addAll(CertificateMutations.any(reissue));
        all.addAll(CertificateMutations.attackers(
                (authority, change) -> new AndroidKeyAttestation(authority, parts -> change.accept(parts.leaf))));
        return all;
    }

    private List<Mutation> apple() {
        List<Mutation> all = new ArrayList<>(StatementMutations.members(List.of("x5c")));
        all.addAll(new AppleMutations(specimens.authority).all());
        all.addAll(CertificateMutations.any(new Reissue(change -> new AppleAttestation(specimens.authority, change))));
        all.addAll(CertificateMutations.attackers(AppleAttestation::new));
        return all;
    }

    private List<Mutation> u2f() {
        List<Mutation> all = new ArrayList<>(StatementMutations.members(List.of("sig", "x5c")));
        all.addAll(CertificateMutations.any(new Reissue(change -> new U2fAttestation(specimens.u2f, change))));
        all.addAll(CertificateMutations.attackers(
                (authority, change) -> new U2fAttestation(Attester.of(authority, KeyAlgorithm.ES256), change)));
        all.add(new Mutation(
                "two certificates",
                a -> a.attestation =
                        new U2fAttestation(Attester.of(specimens.authority, KeyAlgorithm.ES256), leaf -> {})));
        all.add(new Mutation(
                "an attestation key on another curve",
                a -> a.attestation = new U2fAttestation(Attester.of(specimens.root, KeyAlgorithm.ES384), leaf -> {})));
        return all;
    }
}
