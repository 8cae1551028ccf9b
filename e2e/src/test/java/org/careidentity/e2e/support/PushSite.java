package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.careidentity.authenticators.emulated.PushService;

/** A push service, and what makes a server use it. */
public final class PushSite {

    private final PushService service = new PushService();
    private final Path key;

    private PushSite(Path key) {
        this.key = key;
    }

    /** Makes one, whose server has its key in a folder. */
    static PushSite in(Path folder) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            String text = Base64.getMimeEncoder()
                    .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            Path file = Files.createDirectories(folder).resolve("vapid.pem");
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
            return new PushSite(file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of a server that uses it. */
    String[] options() {
        String option = "--spi-care-identity-push-sender--web-push--";
        return new String[] {
            option + "vapid-key=" + key.toAbsolutePath(),
            option + "subject=mailto:tests@example.test",
            option + "hosts=" + service.origin()
        };
    }

    /** The service itself. */
    public PushService service() {
        return service;
    }
}
