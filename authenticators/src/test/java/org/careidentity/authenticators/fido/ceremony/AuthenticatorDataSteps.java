package org.careidentity.authenticators.fido.ceremony;

import static org.careidentity.authenticators.fido.ceremony.RegistrationTrial.registration;
import static org.careidentity.authenticators.fido.ceremony.Step.step;

import com.webauthn4j.verifier.internal.BEBSFlagsVerifier;
import com.webauthn4j.verifier.internal.RpIdHashVerifier;
import com.webauthn4j.verifier.internal.UPUVFlagsVerifier;
import java.util.List;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Bytes;
import org.careidentity.authenticators.emulated.Cbor;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.fido.wire.StrictCbor;
import org.careidentity.model.AssuranceLevel;

/** Section 7.1, registering a new credential: steps 12 to 19. */
final class AuthenticatorDataSteps {

    private static final String INVALID = "care_identity_registration_invalid.";
    private static final String MALFORMED = INVALID + "MalformedException";

    private AuthenticatorDataSteps() {}

    static List<Step> all() {
        return List.of(
                step(12, "The statement is of the hash of this client data", AttestationSteps.CODE)
                        .passes("it is", () -> registration().verdict())
                        .refuses(
                                "of other client data",
                                INVALID + "BadSignatureException",
                                () -> changed(a -> a.corruptSignature = true)),
                step(13, "The attestation object is CBOR, with one reading", StrictCbor.class)
                        .passes("it is", () -> registration().verdict())
                        .refuses(
                                "bytes behind it",
                                MALFORMED,
                                () -> changed(a -> a.attestationObjectBytes = b -> Bytes.join(b, new byte[1])))
                        .refuses(
                                "a key twice",
                                MALFORMED,
                                () -> changed(a -> a.attestationObject =
                                        object -> object.put(new Cbor.Raw(Cbor.encode("fmt")), "none")))
                        .refuses(
                                "of indefinite length",
                                MALFORMED,
                                () -> changed(a -> a.attestationObjectBytes = b -> {
                                    byte[] open = Bytes.join(b, new byte[] {(byte) 0xFF});
                                    open[0] = (byte) 0xBF;
                                    return open;
                                }))
                        .refuses(
                                "a key of the public key twice",
                                MALFORMED,
                                () -> changed(a -> a.coseKey.put(new Cbor.Raw(Cbor.encode(3L)), -7L)))
                        .refuses(
                                "nested without end",
                                MALFORMED,
                                () -> changed(a -> a.attestationObjectBytes = b -> {
                                    byte[] nested = new byte[10_000];
                                    java.util.Arrays.fill(nested, (byte) 0x81);
                                    return nested;
                                })),
                step(14, "rpIdHash is of this relying party", RpIdHashVerifier.class)
                        .passes("it is", () -> registration().verdict())
                        .refuses(
                                "of another",
                                INVALID + "BadRpIdException",
                                () -> changed(a -> a.rpId = "example.test")),
                step(15, "A person was present", UPUVFlagsVerifier.class)
                        .passes("present", () -> registration().verdict())
                        .refuses(
                                "nobody",
                                INVALID + "UserNotPresentException",
                                () -> changed(a -> a.flags &= ~Answer.UP)),
                step(16, "The person was verified where the options demanded it", UPUVFlagsVerifier.class)
                        .passes("verified", () -> registration().verdict())
                        .passes("not verified, where preferred", () -> registration()
                                .policy(p -> p.userVerification = Requirement.PREFERRED)
                                .answer(a -> a.flags &= ~Answer.UV)
                                .verdict())
                        .refuses(
                                "not verified",
                                INVALID + "UserNotVerifiedException",
                                () -> changed(a -> a.flags &= ~Answer.UV)),
                step(17, "What is backed up may be", BEBSFlagsVerifier.class)
                        .passes("neither", () -> registration().verdict())
                        .refuses(
                                "backed up and not eligible",
                                INVALID + "IllegalBackupStateException",
                                () -> changed(a -> a.flags |= Answer.BS)),
                step(18, "Backup eligibility is as the policy has it", AttestationSteps.JUDGE)
                        .passes("eligible, where allowed", () -> synced(Answer.BE))
                        .refuses(
                                "eligible, where refused",
                                "care_identity_backup_eligible",
                                () -> changed(a -> a.flags |= Answer.BE)),
                step(19, "Backup state is as the policy has it", AttestationSteps.JUDGE)
                        .passes("backed up, where allowed", () -> synced(Answer.BE | Answer.BS))
                        .refuses(
                                "backed up, where refused",
                                "care_identity_backup_eligible",
                                () -> changed(a -> a.flags |= Answer.BE | Answer.BS))
                        .refuses("not eligible, where demanded", "care_identity_backup_missing", () -> registration()
                                .policy(p -> p.backup = Backup.DEMANDED)
                                .verdict()));
    }

    private static String synced(int flags) {
        return registration()
                .policy(p -> {
                    p.backup = Backup.ALLOWED;
                    p.level = AssuranceLevel.AAL2;
                })
                .answer(a -> a.flags |= flags)
                .verdict();
    }

    private static String changed(Consumer<Answer> change) {
        return registration().answer(change).verdict();
    }
}
