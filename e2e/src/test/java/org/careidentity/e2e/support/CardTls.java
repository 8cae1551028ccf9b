package org.careidentity.e2e.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.careidentity.authenticators.emulated.CardPki;

/** TLS between a browser with a card and a server that asks for one. */
public final class CardTls {

    /** The password of the truststores. */
    public static final String PASSWORD = "a-store-password";

    private CardTls() {}

    /** A truststore of authorities, in {@code target}. */
    public static Path trusting(String name, List<X509Certificate> authorities) {
        try {
            Path file = TestServer.target("certificates").resolve(name + ".p12");
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                store(authorities).store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What connects to a server with this in the reader.
     *
     * @param card null for none
     * @param issuer who issued it
     */
    public static HttpClient client(CardPki.Card card, X509Certificate issuer, TestCertificate server) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(card == null ? null : keys(card, issuer), trust(server), null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyManager[] keys(CardPki.Card card, X509Certificate issuer)
            throws GeneralSecurityException, IOException {
        KeyStore store = store(List.of());
        store.setKeyEntry(
                "card", card.key().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {card.certificate(), issuer
                });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        return keys.getKeyManagers();
    }

    private static TrustManager[] trust(TestCertificate server) throws GeneralSecurityException, IOException {
        try (var in = Files.newInputStream(server.pem())) {
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(List.of(certificate)));
            return trust.getTrustManagers();
        }
    }

    private static KeyStore store(List<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : trusted) {
            store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
        }
        return store;
    }
}
