package org.careidentity.authenticators.fido.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.fido.policy.AttestationRules.Sha1;
import org.careidentity.authenticators.fido.policy.AttestationRules.Trust;
import org.careidentity.authenticators.fido.policy.Demands.Attachment;
import org.careidentity.authenticators.fido.policy.Demands.Backup;
import org.careidentity.authenticators.fido.policy.Demands.Requirement;
import org.careidentity.authenticators.mds.CertificationLevel;
import org.careidentity.model.AssuranceLevel;
import org.careidentity.model.AuthenticationMethodReference;

/** The policies as they are before an administrator changes them. */
public final class Policies {

    /** Windows Hello whose keys the TPM makes. */
    public static final UUID WINDOWS_HELLO_HARDWARE = UUID.fromString("08987058-cadc-4b81-b6e1-30de50dcbe96");

    /** Windows Hello whose keys the TPM makes, behind virtualization-based security. */
    public static final UUID WINDOWS_HELLO_VBS = UUID.fromString("9ddd1817-af5a-4672-a2b9-3e3dd95000a9");

    /** Apple devices under management whose enterprise attests them. */
    public static final UUID MANAGED_APPLE_DEVICE = UUID.fromString("dd4ec289-e01d-41c9-bb89-70fa845d4bf2");

    /** Windows Hello, attested by the computer's TPM to Microsoft: AAL3. */
    public static final FidoPolicy WINDOWS_HELLO = new FidoPolicy(
            "windows-hello",
            "care-identity-windows-hello",
            AuthenticationMethodReference.FIDO2,
            AssuranceLevel.AAL3,
            Optional.empty(),
            onOneDevice(Attachment.PLATFORM, "client-device"),
            new AttestationRules(
                    "direct",
                    Set.of("tpm"),
                    Trust.MDS_OR_PINNED,
                    Map.of(
                            WINDOWS_HELLO_HARDWARE, List.of(VendorRoots.MICROSOFT_TPM.certificate()),
                            WINDOWS_HELLO_VBS, List.of(VendorRoots.MICROSOFT_TPM.certificate())),
                    Set.of(WINDOWS_HELLO_HARDWARE, WINDOWS_HELLO_VBS),
                    Set.of(),
                    AttestationRules.COMPROMISES,
                    Optional.empty(),
                    Sha1.REFUSED));

    /**
     * A security key that is certified FIDO2 level 2 or higher, as CIS2 demands: AAL3. {@code fido-u2f} is the format of keys
     * without user verification, which is demanded, so it is left out.
     */
    public static final FidoPolicy SECURITY_KEY = new FidoPolicy(
            "security-key",
            "care-identity-security-key",
            AuthenticationMethodReference.FIDO2,
            AssuranceLevel.AAL3,
            Optional.empty(),
            onOneDevice(Attachment.CROSS_PLATFORM, "security-key"),
            new AttestationRules(
                    "direct",
                    Set.of("packed"),
                    Trust.MDS,
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    AttestationRules.COMPROMISES,
                    Optional.of(CertificationLevel.L2),
                    Sha1.REFUSED));

    /**
     * An iPad that Apple attests, or whose enterprise does: AAL3. The enterprise's roots are the administrator's to pin, under
     * {@link #MANAGED_APPLE_DEVICE}; Apple's root stands for every model, since Apple's statements are anonymous.
     */
    public static final FidoPolicy IPAD = new FidoPolicy(
            "ipad",
            "care-identity-ipad",
            AuthenticationMethodReference.IOS,
            AssuranceLevel.AAL3,
            Optional.empty(),
            onOneDevice(Attachment.PLATFORM, "client-device"),
            new AttestationRules(
                    "enterprise",
                    Set.of("apple", "packed"),
                    Trust.PINNED,
                    Map.of(AttestationRules.ANY_MODEL, List.of(VendorRoots.APPLE.certificate())),
                    Set.of(),
                    Set.of(),
                    AttestationRules.COMPROMISES,
                    Optional.empty(),
                    Sha1.REFUSED));

    /** Any passkey, synced or not: AAL2. */
    public static final FidoPolicy PASSKEY = new FidoPolicy(
            "passkey",
            "care-identity-passkey",
            AuthenticationMethodReference.FIDO2,
            AssuranceLevel.AAL2,
            Optional.empty(),
            new Demands(
                    Attachment.ANY,
                    Requirement.REQUIRED,
                    Requirement.REQUIRED,
                    Backup.ALLOWED,
                    Demands.ALGORITHMS,
                    List.of()),
            AttestationRules.UNASKED);

    /** All, in the order of the login page. */
    public static final List<FidoPolicy> ALL = List.of(WINDOWS_HELLO, SECURITY_KEY, IPAD, PASSKEY);

    private Policies() {}

    private static Demands onOneDevice(Attachment attachment, String hint) {
        return new Demands(
                attachment,
                Requirement.REQUIRED,
                Requirement.REQUIRED,
                Backup.REFUSED,
                Demands.ALGORITHMS,
                List.of(hint));
    }
}
