package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.careidentity.authenticators.programs.Program;

/**
 * Cards as PKCS#11 tokens of SoftHSM: each key is made in its token and does not leave it.
 *
 * @param folder the tokens' own
 */
public record SoftHsm(Path folder) {

    /** The passcode of all cards. */
    public static final String PIN = "123456";

    /** The module that a browser loads. */
    public static final String MODULE = "/usr/lib/softhsm/libsofthsm2.so";

    private static final String OFFICER_PIN = "12345678";

    /** Tokens in a folder that has none. */
    public SoftHsm {
        try {
            Files.createDirectories(folder.resolve("tokens"));
            Files.writeString(
                    folder.resolve("softhsm2.conf"),
                    "directories.tokendir = " + folder.resolve("tokens")
                            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program needs in its environment to see these tokens. */
    public Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    }

    /**
     * Makes a card.
     *
     * @param label of its token
     * @param issuer issues the certificate for the key that was made
     */
    public X509Certificate make(String label, Function<PublicKey, X509Certificate> issuer) {
        Program.run(
                folder,
                environment(),
                List.of(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--so-pin",
                        OFFICER_PIN,
                        "--pin",
                        PIN));
        Path key = folder.resolve(label + ".key");
        Path file = folder.resolve(label + ".der");
        try {
            token(label, "--keypairgen", "--key-type", "rsa:2048", "--label", "card");
            token(label, "--read-object", "--type", "pubkey", "--output-file", key.toString());
            X509Certificate certificate = issuer.apply(
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Files.readAllBytes(key))));
            Files.write(file, certificate.getEncoded());
            token(label, "--write-object", file.toString(), "--type", "cert", "--label", "card");
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void token(String label, String... arguments) {
        Stream<String> tool = Stream.of(
                "pkcs11-tool", "--module", MODULE, "--token-label", label, "--login", "--pin", PIN, "--id", "01");
        Program.run(
                folder, environment(), Stream.concat(tool, Stream.of(arguments)).toList());
    }
}
