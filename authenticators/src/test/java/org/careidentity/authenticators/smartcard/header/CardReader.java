package org.careidentity.authenticators.smartcard.header;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/** A browser with a card, or with none: it keeps TLS sessions, and presents the card whenever it is asked. */
final class CardReader {

    private static final int TIMEOUT_MILLISECONDS = 5_000;

    private final SSLContext tls;
    private final AtomicBoolean asked = new AtomicBoolean();

    CardReader(Optional<CardHostKeys.InReader> card) {
        try {
            tls = SSLContext.getInstance("TLS");
            tls.init(
                    card.map(presented -> new KeyManager[] {new Always(presented, asked)})
                            .orElse(new KeyManager[0]),
                    new TrustManager[] {new AnyServer()},
                    null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to one request on a connection of its own, with its head. */
    String ask(int port, String host, String protocol, String request, String... headers) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(host)));
            parameters.setProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            String head = request + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream()
                                    .map(header -> header + "\r\n")
                                    .toList());
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether a server asked for a certificate. */
    boolean asked() {
        return asked.get();
    }

    /** Presents the card also to a server that names other issuers. */
    private record Always(CardHostKeys.InReader card, AtomicBoolean asked) implements X509KeyManager {

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            asked.set(true);
            return "card";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {card.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return card.key();
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[] {"card"};
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    private record AnyServer() implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
