package org.careidentity.authenticators.smartcard.header;

import java.util.Optional;

/** The ways in which proxies hand on a client's certificate. */
public enum HeaderFormat {

    /** {@code $ssl_client_escaped_cert}, {@code $ssl_client_verify} and {@code $ssl_session_reused}. */
    NGINX(
            CertificateText.ESCAPED_PEM,
            Verification.WORDS,
            ".",
            new HeaderNames("ssl-client-cert", "ssl-client-verify", Optional.of("ssl-session-reused"))),

    /** {@code ssl_c_der,base64}, {@code ssl_c_verify} and {@code ssl_fc_is_resumed}. */
    HAPROXY(
            CertificateText.BASE64,
            Verification.CODES,
            "0",
            new HeaderNames("ssl-client-cert", "Client-Cert-Verify", Optional.of("Client-Cert-Resumed"))),

    /** {@code SSL_CLIENT_CERT}, {@code SSL_CLIENT_VERIFY} and {@code SSL_SESSION_RESUMED} of mod_ssl. */
    APACHE(
            CertificateText.BLANKED_PEM,
            Verification.WORDS,
            "Initial",
            new HeaderNames("SSL_CLIENT_CERT", "SSL_CLIENT_VERIFY", Optional.of("SSL_SESSION_RESUMED"))),

    /**
     * {@code x-forwarded-client-cert} with {@code Hash} and {@code Cert}. {@code peerCertificateValidated()}, which the
     * verification header is made of, is false in resumed sessions (Envoy's reference, Lua filter), so that these need no
     * header of their own.
     */
    ENVOY(
            CertificateText.ENVOY_ELEMENT,
            Verification.WORDS,
            "0",
            new HeaderNames("x-forwarded-client-cert", "Client-Cert-Verify", Optional.empty())),

    /** The middleware {@code passTLSClientCert}; Traefik can say neither how it verified nor whether a session is resumed. */
    TRAEFIK(
            CertificateText.BASE64,
            Verification.FIXED,
            "0",
            new HeaderNames("X-Forwarded-Tls-Client-Cert", "Client-Cert-Verify", Optional.empty())),

    /** {@code Client-Cert} of RFC 9440, which has no header for the verification: those are ours. */
    RFC9440(
            CertificateText.BYTE_SEQUENCE,
            Verification.WORDS,
            "0",
            new HeaderNames("Client-Cert", "Client-Cert-Verify", Optional.of("Client-Cert-Resumed")));

    private final CertificateText text;
    private final Verification verification;
    private final String notResumed;
    private final HeaderNames names;

    HeaderFormat(CertificateText text, Verification verification, String notResumed, HeaderNames names) {
        this.text = text;
        this.verification = verification;
        this.notResumed = notResumed;
        this.names = names;
    }

    /** The headers' names, which the recipes of the documentation set. */
    public HeaderNames names() {
        return names;
    }

    CertificateText text() {
        return text;
    }

    Verification verification() {
        return verification;
    }

    /** What the resumption header says of a full handshake. */
    String notResumed() {
        return notResumed;
    }
}
