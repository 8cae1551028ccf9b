package org.careidentity.authenticators.fido.ceremony;

import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.BATCH;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.ROOT;
import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.registration;
import static org.careidentity.authenticators.fido.ceremony.Step.step;

import java.util.List;
import org.careidentity.authenticators.emulated.AttestationMaker;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.PackedAttestation;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.authenticators.fido.attestation.AttestationJudge;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.statement.Statements;
import org.careidentity.authenticators.mds.ModelEntry;

/** Section 7.1, registering a new credential: steps 21 to 24. */
final class AttestationSteps {

    static final Class<?> CODE = Statements.class;
    static final Class<?> JUDGE = AttestationJudge.class;

    private static final String INVALID = "care_identity_registration_invalid.";
    private static final TestAuthority OTHER = TestAuthority.root("Another Root");

    private AttestationSteps() {}

    static List<Step> all() {
        return List.of(formats(), statements(), anchors(), trust());
    }

    private static Step formats() {
        Step step = step(21, "The format is one that is known, by its exact name", CODE)
                .passes("packed", () -> registration().verdict());
        for (String format : List.of("Packed", "packed ", "compound", "android-safetynet", "")) {
            step.refuses("\"" + format + "\"", "care_identity_format_not_accepted", () -> registration()
                    .answer(a -> a.attestationObject = object -> object.put("fmt", format))
                    .verdict());
        }
        return step;
    }

    private static Step statements() {
        Attester tpm = Attester.of(ROOT.intermediate("Test TPM Authority"), KeyAlgorithm.RS256);
        Step step = step(22, "The statement is right by its format", CODE);
        pass(step, "packed", Devices.securityKey(BATCH), KeyAlgorithm.ES256);
        pass(step, "tpm, RSA", Devices.windowsHello(Devices.WINDOWS_HELLO_HARDWARE, tpm), KeyAlgorithm.RS256);
        pass(step, "tpm, a curve", Devices.windowsHello(Devices.WINDOWS_HELLO_VBS, BATCH), KeyAlgorithm.ES256);
        pass(step, "android-key", Devices.androidPhone(ROOT), KeyAlgorithm.ES256);
        pass(step, "apple", Devices.ipad(ROOT), KeyAlgorithm.ES256);
        pass(step, "fido-u2f", Devices.u2fKey(Attester.of(ROOT, KeyAlgorithm.ES256)), KeyAlgorithm.ES256);
        return step.refuses(
                        "none that states something", INVALID + "BadAttestationStatementException", () -> registration()
                                .answer(a -> {
                                    a.attestation = AttestationMaker.NONE;
                                    a.statement("x", 1L);
                                })
                                .verdict())
                .refuses("a signature of zeros", INVALID + "MalformedException", () -> registration()
                        .answer(a -> a.statement("sig", new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}))
                        .verdict())
                .refuses(
                        "another model's certificate",
                        INVALID + "BadAttestationStatementException",
                        () -> registration()
                                .answer(a -> a.statement("alg", -7L))
                                .device(securityKeyOf(new PackedAttestation(
                                        BATCH,
                                        leaf -> leaf.extension(
                                                PackedAttestation.AAGUID,
                                                false,
                                                new org.bouncycastle.asn1.DEROctetString(new byte[16])))))
                                .verdict());
    }

    private static void pass(Step step, String name, DeviceModel model, KeyAlgorithm algorithm) {
        step.passes(
                name, () -> registration().device(model).algorithm(algorithm).verdict());
    }

    private static DeviceModel securityKeyOf(AttestationMaker attestation) {
        return new DeviceModel(Devices.TEST_SECURITY_KEY, "cross-platform", List.of("usb"), 0, attestation);
    }

    private static Step anchors() {
        return step(23, "Trust anchors are the model's own", JUDGE)
                .passes("pinned for the model", () -> registration()
                        .policy(p -> {
                            p.pinnedRoots.clear();
                            p.pinnedRoots.put(Devices.TEST_SECURITY_KEY, List.of(ROOT.certificate()));
                        })
                        .verdict())
                .passes("of the model's metadata", () -> registration()
                        .policy(p -> p.trust = Trust.MDS)
                        .metadata(m -> m.models.put(Devices.TEST_SECURITY_KEY, entry()))
                        .verdict())
                .refuses("pinned for another model", "care_identity_not_attested", () -> registration()
                        .policy(p -> {
                            p.pinnedRoots.clear();
                            p.pinnedRoots.put(Devices.WINDOWS_HELLO_VBS, List.of(ROOT.certificate()));
                        })
                        .verdict())
                .refuses("of another model's metadata", "care_identity_not_attested", () -> registration()
                        .policy(p -> p.trust = Trust.MDS)
                        .metadata(m -> m.models.put(Devices.WINDOWS_HELLO_VBS, entry()))
                        .verdict())
                .refuses("pinned, where metadata alone is believed", "care_identity_not_attested", () -> registration()
                        .policy(p -> p.trust = Trust.MDS)
                        .verdict());
    }

    private static ModelEntry entry() {
        return new ModelEntry("Test", List.of(ROOT.certificate()), true, List.of());
    }

    private static Step trust() {
        return step(24, "The statement leads to an anchor, where the policy demands attestation", JUDGE)
                .passes("it does", () -> registration().verdict())
                .passes("none, where it is not demanded", () -> registration()
                        .policy(p -> p.level = org.careidentity.model.AssuranceLevel.AAL2)
                        .answer(a -> a.attestation = AttestationMaker.NONE)
                        .verdict())
                .refuses("none", "care_identity_not_attested", () -> registration()
                        .answer(a -> a.attestation = AttestationMaker.NONE)
                        .verdict())
                .refuses("by the credential's own key", "care_identity_not_attested", () -> registration()
                        .answer(a -> a.attestation = PackedAttestation::self)
                        .verdict())
                .refuses("by another authority", "care_identity_not_attested", () -> registration()
                        .device(Devices.securityKey(Attester.of(OTHER, KeyAlgorithm.ES256)))
                        .verdict())
                .refuses(
                        "a format that the policy does not take",
                        "care_identity_format_not_accepted",
                        () -> registration()
                                .policy(p -> p.formats = java.util.Set.of("tpm"))
                                .verdict());
    }
}
