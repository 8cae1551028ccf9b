package org.careidentity.authenticators.fuzzing;

import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.fido.statement.AttestationParts;
import org.careidentity.authenticators.fido.wire.MalformedException;

/** Any bytes as an attestation object, with client data that are valid. */
public final class AttestationObjectFuzz {

    private static final Site SITE = new Site();
    private static final EmulatedAuthenticator DEVICE = Devices.passkey();

    private AttestationObjectFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        SITE.register(DEVICE.register(Site.registration().json(), Site.ORIGIN, a -> {
            a.attestationObjectBytes = valid -> bytes;
            a.credentialId = credentialId(bytes);
        }));
    }

    /** The id that the object names, so that an answer is not refused for having another. */
    private static byte[] credentialId(byte[] bytes) {
        try {
            return AttestationParts.read(bytes).attested().credentialId();
        } catch (MalformedException refused) {
            return new byte[32];
        }
    }
}
