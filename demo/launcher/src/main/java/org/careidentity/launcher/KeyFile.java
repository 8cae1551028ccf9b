package org.careidentity.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** What is in a key store of the demo, also as text (RFC 7468). */
final class KeyFile {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final KeyStore store;

    private KeyFile(KeyStore store) {
        this.store = store;
    }

    static KeyFile of(Path file) {
        try {
            return new KeyFile(KeyStore.getInstance(file.toFile(), KeyTool.PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException broken) {
            throw new LaunchFailure("Cannot read " + file + ": " + broken, broken);
        }
    }

    X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String certificatePem(String alias) {
        try {
            return pem("CERTIFICATE", certificate(alias).getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    String keyPem(String alias) {
        try {
            return pem(
                    "PRIVATE KEY",
                    store.getKey(alias, KeyTool.PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n-----END " + label + "-----\n";
    }
}
