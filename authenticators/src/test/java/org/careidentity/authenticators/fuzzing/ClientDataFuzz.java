package org.careidentity.authenticators.fuzzing;

import java.time.Instant;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.fido.ceremony.CeremonyRefusedException;
import org.careidentity.authenticators.fido.credential.FidoCredential;

/** Any bytes as the client data of a registration and of a login, which the device signs. */
public final class ClientDataFuzz {

    private static final Site SITE = new Site();
    private static final EmulatedAuthenticator DEVICE = Devices.passkey();
    private static final FidoCredential STORED = stored();

    private ClientDataFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        SITE.register(
                DEVICE.register(Site.registration().json(), Site.ORIGIN, a -> a.clientDataBytes = valid -> bytes));
        SITE.authenticate(
                DEVICE.authenticate(Site.authentication().json(), Site.ORIGIN, a -> a.clientDataBytes = valid -> bytes),
                STORED);
    }

    private static FidoCredential stored() {
        try {
            return SITE.ceremonies.register(
                    Site.registration(),
                    Site.RELYING_PARTY,
                    DEVICE.register(Site.registration().json(), Site.ORIGIN, a -> {}),
                    Instant.now());
        } catch (CeremonyRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}
