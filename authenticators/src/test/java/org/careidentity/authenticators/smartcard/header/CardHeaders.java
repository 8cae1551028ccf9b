package org.careidentity.authenticators.smartcard.header;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.careidentity.authenticators.emulated.Pem;

/** The headers of a request as a proxy sends them; a test changes one to make a wrong request. */
public final class CardHeaders {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final HeaderFormat format;
    final List<String> asked = new ArrayList<>();

    private CardHeaders(HeaderFormat format) {
        this.format = format;
    }

    /** What the proxy sends for a certificate that it verified in a full handshake. */
    public static CardHeaders presented(HeaderFormat format, byte[] der) {
        return without(format).certificate(text(format, der)).verification(yes(format));
    }

    /** What it sends when the client gave no certificate. */
    public static CardHeaders without(HeaderFormat format) {
        CardHeaders headers = new CardHeaders(format);
        headers.verification(format == HeaderFormat.TRAEFIK ? "SUCCESS" : "NONE");
        headers.format.names().resumption().ifPresent(name -> headers.set(name, notResumed(format)));
        return headers;
    }

    /** A certificate as the proxy writes it, made without the code that is tested. */
    static String text(HeaderFormat format, byte[] der) {
        return switch (format) {
            case NGINX -> escaped(der);
            case ENVOY -> "Hash=" + sha256(der) + ";Cert=\"" + escaped(der) + "\"";
            case APACHE -> Pem.of(der).replace('\n', ' ').strip();
            case HAPROXY, TRAEFIK -> base64(der);
            case RFC9440 -> ":" + base64(der) + ":";
        };
    }

    static String yes(HeaderFormat format) {
        return format == HeaderFormat.HAPROXY ? "0" : "SUCCESS";
    }

    private static String notResumed(HeaderFormat format) {
        return switch (format) {
            case NGINX -> ".";
            case APACHE -> "Initial";
            default -> "0";
        };
    }

    private static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    private static String escaped(byte[] der) {
        return URLEncoder.encode(Pem.of(der), StandardCharsets.US_ASCII).replace("+", "%20");
    }

    private static String sha256(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    CardHeaders certificate(String... texts) {
        return set(format.names().certificate(), texts);
    }

    CardHeaders verification(String... texts) {
        return set(format.names().verification(), texts);
    }

    CardHeaders resumption(String... texts) {
        return set(format.names().resumption().orElseThrow(), texts);
    }

    CardHeaders set(String name, String... texts) {
        values.put(name, List.of(texts));
        return this;
    }

    String certificate() {
        return values.get(format.names().certificate()).get(0);
    }

    /** All values of a header, as a server hands them on. */
    public List<String> values(String name) {
        asked.add(name.toLowerCase(Locale.ROOT));
        return values.getOrDefault(name, List.of());
    }

    HeaderOutcome read() throws HeaderRefusedException {
        return CertificateHeaders.of(format).read(this::values);
    }
}
