package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for localhost, made by the JDK's keytool.
 *
 * @param keyStore with its key
 * @param pem the certificate alone
 */
public record TestCertificate(Path keyStore, Path pem) {

    /** The password of its key store. */
    public static final String PASSWORD = "a-key-password";

    /** Makes one under a name, unless an earlier run has. */
    public static TestCertificate of(String name) {
        TestCertificate certificate = new TestCertificate(
                TestServer.target("certificates").resolve(name + ".p12"),
                TestServer.target("certificates").resolve(name + ".pem"));
        if (!Files.exists(certificate.pem)) {
            certificate.make();
        }
        return certificate;
    }

    private void make() {
        try {
            Files.createDirectories(keyStore.getParent());
            Files.deleteIfExists(keyStore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "3650");
        keytool("-exportcert", "-rfc", "-file", pem.toString());
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                arguments[0],
                "-alias",
                "test",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS with this certificate. */
    SSLContext tls() {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), null, null);
            return tls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
