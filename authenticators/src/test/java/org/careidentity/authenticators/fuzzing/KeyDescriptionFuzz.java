package org.careidentity.authenticators.fuzzing;

import java.util.List;
import java.util.UUID;
import org.careidentity.authenticators.emulated.AndroidKeyAttestation;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.TestAuthority;

/** Any bytes as Android's description of a key, in a certificate and a statement that hold. */
public final class KeyDescriptionFuzz {

    private static final Site SITE = new Site();
    private static final TestAuthority AUTHORITY = TestAuthority.root("Test Root");
    private static final DeviceModel PHONE = new DeviceModel(
            new UUID(1, 1), "platform", List.of("internal"), 0, new AndroidKeyAttestation(AUTHORITY, parts -> {}));
    private static final EmulatedAuthenticator DEVICE = new EmulatedAuthenticator(PHONE, KeyAlgorithm.ES256);

    private KeyDescriptionFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        SITE.register(DEVICE.register(
                Site.registration().json(),
                Site.ORIGIN,
                a -> a.attestation =
                        new AndroidKeyAttestation(AUTHORITY, parts -> parts.description.bytes = valid -> bytes)));
    }
}
