package org.careidentity.authenticators.fuzzing;

import java.nio.charset.StandardCharsets;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.fido.credential.StoredCredential;
import org.keycloak.credential.CredentialModel;

/** Any text as a stored credential: what consoles show in the first line, what none gets in the others. */
public final class StoredCredentialFuzz {

    private static final Site SITE = new Site();
    private static final EmulatedAuthenticator DEVICE = Devices.passkey();
    private static final String ANSWER = answer();

    private StoredCredentialFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
        CredentialModel model = new CredentialModel();
        model.setCredentialData(lines[0]);
        model.setSecretData(lines.length > 1 ? lines[1] : null);
        StoredCredential.read(model).ifPresent(credential -> {
            SITE.judge(credential);
            SITE.authenticate(ANSWER, credential);
        });
    }

    private static String answer() {
        DEVICE.register(Site.registration().json(), Site.ORIGIN, a -> {});
        return DEVICE.authenticate(Site.authentication().json(), Site.ORIGIN, a -> a.credentialId = new byte[32]);
    }
}
