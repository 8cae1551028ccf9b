package org.careidentity.authenticators.emulated;

import java.util.List;
import java.util.UUID;

/** The devices that the login methods are for. */
public final class Devices {

    /** Windows Hello with a TPM. */
    public static final UUID WINDOWS_HELLO_HARDWARE = UUID.fromString("08987058-cadc-4b81-b6e1-30de50dcbe96");
    /** Windows Hello isolated by virtualization. */
    public static final UUID WINDOWS_HELLO_VBS = UUID.fromString("9ddd1817-af5a-4672-a2b9-3e3dd95000a9");
    /** Apple's devices that an organisation manages. */
    public static final UUID MANAGED_APPLE = UUID.fromString("dd4ec289-e01d-41c9-bb89-70fa845d4bf2");
    /** Apple's devices with anonymous attestation. */
    public static final UUID APPLE = UUID.fromString("f24a8e70-d0d3-f82c-2937-32523cc4de5a");
    /** A model that only tests know. */
    public static final UUID TEST_SECURITY_KEY = UUID.fromString("7e57ab1e-0000-4000-8000-00000000cafe");

    private static final UUID NO_MODEL = new UUID(0, 0);
    private static final UUID TEST_PHONE = UUID.fromString("7e57ab1e-0000-4000-8000-000000000b0b");

    private Devices() {}

    /** A passkey without attestation that stays on its device. */
    public static EmulatedAuthenticator passkey() {
        return new EmulatedAuthenticator(platform(NO_MODEL, AttestationMaker.NONE), KeyAlgorithm.ES256);
    }

    /** A passkey that an account syncs. */
    public static EmulatedAuthenticator syncedPasskey() {
        return new EmulatedAuthenticator(
                new DeviceModel(
                        NO_MODEL,
                        "platform",
                        List.of("hybrid", "internal"),
                        Answer.BE | Answer.BS,
                        AttestationMaker.NONE),
                KeyAlgorithm.ES256);
    }

    /** Windows Hello, whose TPM makes RSA keys. */
    public static DeviceModel windowsHello(UUID aaguid, Attester attestationIdentityKey) {
        return platform(aaguid, new TpmAttestation(attestationIdentityKey, parts -> {}));
    }

    /** A security key of {@link #TEST_SECURITY_KEY}. */
    public static DeviceModel securityKey(Attester attester) {
        return roaming(TEST_SECURITY_KEY, new PackedAttestation(attester, leaf -> {}));
    }

    /** A security key from before FIDO2. */
    public static DeviceModel u2fKey(Attester attester) {
        return roaming(NO_MODEL, new U2fAttestation(attester, leaf -> {}));
    }

    /** A managed iPad, which attests by an identity that the organisation's own authority issued. */
    public static DeviceModel managedIpad(Attester identity) {
        return platform(MANAGED_APPLE, new PackedAttestation(identity, leaf -> leaf.without(PackedAttestation.AAGUID)));
    }

    /** An iPad with Apple's anonymous attestation. */
    public static DeviceModel ipad(TestAuthority apple) {
        return platform(APPLE, new AppleAttestation(apple, leaf -> {}));
    }

    /** An Android phone that attests keys by its trusted environment. */
    public static DeviceModel androidPhone(TestAuthority google) {
        return platform(TEST_PHONE, new AndroidKeyAttestation(google, parts -> {}));
    }

    private static DeviceModel platform(UUID aaguid, AttestationMaker attestation) {
        return new DeviceModel(aaguid, "platform", List.of("internal"), 0, attestation);
    }

    private static DeviceModel roaming(UUID aaguid, AttestationMaker attestation) {
        return new DeviceModel(aaguid, "cross-platform", List.of("usb"), 0, attestation);
    }
}
