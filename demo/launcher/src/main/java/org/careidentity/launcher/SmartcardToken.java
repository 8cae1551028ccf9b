package org.careidentity.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's card as a PKCS#11 token, with a passcode, where SoftHSM and OpenSC are installed.
 *
 * @param configuration what SoftHSM needs to know in {@code SOFTHSM2_CONF}
 */
record SmartcardToken(Path configuration) {

    static final String PASSCODE = "123456";
    static final Path MODULE = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    private static final String LABEL = "demo-card";

    /** Makes the token, unless it is there; empty when the programs are not. */
    static Optional<SmartcardToken> of(SmartcardKeys keys) {
        if (Tool.find("softhsm2-util").isEmpty() || Tool.find("pkcs11-tool").isEmpty() || !Files.exists(MODULE)) {
            return Optional.empty();
        }
        Path folder = keys.folder().resolve("token");
        SmartcardToken token = new SmartcardToken(folder.resolve("softhsm2.conf"));
        if (!Files.exists(folder.resolve("complete"))) {
            try {
                Folders.delete(folder);
                token.make(folder, keys);
            } catch (IOException broken) {
                throw new LaunchFailure("Cannot make the demo's token in " + folder + ": " + broken, broken);
            }
        }
        return Optional.of(token);
    }

    private void make(Path folder, SmartcardKeys keys) throws IOException {
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                configuration,
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Path key = Files.writeString(folder.resolve("key.pem"), keys.cardKey());
        Path certificate = Files.write(folder.resolve("certificate.der"), encoded(keys));
        softhsm("--init-token", "--free", "--label", LABEL, "--so-pin", PASSCODE, "--pin", PASSCODE);
        softhsm("--import", key.toString(), "--token", LABEL, "--label", LABEL, "--id", "01", "--pin", PASSCODE);
        run(List.of(
                "pkcs11-tool",
                "--module",
                MODULE.toString(),
                "--token-label",
                LABEL,
                "--login",
                "--pin",
                PASSCODE,
                "--write-object",
                certificate.toString(),
                "--type",
                "cert",
                "--id",
                "01",
                "--label",
                LABEL));
        Files.delete(key);
        Files.createFile(folder.resolve("complete"));
    }

    private static byte[] encoded(SmartcardKeys keys) {
        try {
            return keys.cardCertificate().getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void softhsm(String... arguments) {
        List<String> command = new ArrayList<>(List.of("softhsm2-util"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) {
        Tool.run(configuration.getParent(), Map.of("SOFTHSM2_CONF", configuration.toString()), command);
    }
}
