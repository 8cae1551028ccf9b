package org.careidentity.authenticators.smartcard.header;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * How a proxy writes a certificate. One certificate has one text: what was read is written again and must give the same
 * characters. So there is nothing to be lenient about, such as the second certificate, the other alphabet, the quotes or the
 * escapes in escapes that Keycloak's own readers pass over.
 *
 * @param write the text of a certificate
 * @param base64 what of a text is base64 if the text is good
 */
record CertificateText(Function<byte[], String> write, UnaryOperator<String> base64) {

    /** Base64 alone: HAProxy's converter, and Traefik's PEM without its first line, last line and line feeds. */
    static final CertificateText BASE64 =
            new CertificateText(Base64.getEncoder()::encodeToString, UnaryOperator.identity());

    /** A byte sequence (RFC 8941 section 3.3.5, as RFC 9440 section 2.1 has it). */
    static final CertificateText BYTE_SEQUENCE =
            new CertificateText(der -> ":" + BASE64.write.apply(der) + ":", text -> text.replace(":", ""));

    /** PEM with the line feeds turned to blanks; recipients take away the last one, as they do around any header's value. */
    static final CertificateText BLANKED_PEM =
            new CertificateText(der -> Pem.write(der).replace('\n', ' ').strip(), Pem::base64);

    /** PEM with all but letters, digits and {@code -._~} percent-encoded, in capitals. */
    static final CertificateText ESCAPED_PEM =
            new CertificateText(der -> Pem.escape(Pem.write(der)), text -> Pem.base64(Pem.unescape(text)));

    /**
     * One element of Envoy's header, with these two keys: others would only have to be passed over. An element more, or one
     * that is not the certificate's hash, is not written again.
     */
    static final CertificateText ENVOY_ELEMENT = new CertificateText(
            der -> "Hash=" + sha256(der) + ";Cert=\"" + ESCAPED_PEM.write.apply(der) + "\"",
            text -> ESCAPED_PEM.base64.apply(envoyCertificate(text)));

    private static final Pattern ELEMENT = Pattern.compile("Hash=[0-9a-f]{64};Cert=\"([^\"]*)\"");
    /** Of base64, for 6 kB of certificate: a card's has between one and two. */
    private static final int LONGEST_BASE64 = 8_192;
    /**
     * Before anything is decoded. Twice as much, since escapes take three characters for one: a certificate as long as
     * allowed has about 9,200 characters then, and more only if it is made for that.
     */
    private static final int LONGEST = 2 * LONGEST_BASE64;

    /** The certificate, or a refusal; {@link RuntimeException} for what is not of this form at all. */
    byte[] read(String text) throws HeaderRefusedException {
        requireLength(text, LONGEST);
        String encoded = base64.apply(text);
        requireLength(encoded, LONGEST_BASE64);
        byte[] der = Base64.getDecoder().decode(encoded);
        if (!write.apply(der).equals(text)) {
            throw new MalformedException("the certificate is not written as the proxy writes it");
        }
        CertificateShape.require(der);
        return der;
    }

    private static void requireLength(String text, int longest) throws HeaderRefusedException {
        if (text.length() > longest) {
            throw new HeaderRefusedException(
                    HeaderRefusedException.TOO_LONG, "the certificate has more than " + longest + " characters");
        }
    }

    private static String envoyCertificate(String text) {
        Matcher element = ELEMENT.matcher(text);
        if (!element.matches()) {
            throw new MalformedException("not one element of Hash and Cert");
        }
        return element.group(1);
    }

    private static String sha256(byte[] der) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
