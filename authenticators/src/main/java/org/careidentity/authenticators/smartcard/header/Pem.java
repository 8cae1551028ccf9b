package org.careidentity.authenticators.smartcard.header;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A certificate's PEM as OpenSSL writes it (RFC 7468 section 5, lines of 64 characters), and its percent-encoding. */
final class Pem {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----\n";
    private static final String END = "\n-----END CERTIFICATE-----\n";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    static String write(byte[] der) {
        return BEGIN + LINES.encodeToString(der) + END;
    }

    /** The base64 of a good PEM, be its lines apart by line feeds or blanks; of others it is anything. */
    static String base64(String pem) {
        return pem.replace(BEGIN.strip(), "")
                .replace(END.strip(), "")
                .replace("\n", "")
                .replace(" ", "");
    }

    /** All that a PEM has of characters that are encoded. */
    static String escape(String pem) {
        return pem.replace("\n", "%0A")
                .replace(" ", "%20")
                .replace("+", "%2B")
                .replace("/", "%2F")
                .replace("=", "%3D");
    }

    /** The PEM of a good text; of others it is anything. */
    static String unescape(String text) {
        return text.replace("%0A", "\n")
                .replace("%20", " ")
                .replace("%2B", "+")
                .replace("%2F", "/")
                .replace("%3D", "=");
    }
}
