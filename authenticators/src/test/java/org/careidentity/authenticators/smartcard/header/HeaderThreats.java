package org.careidentity.authenticators.smartcard.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.careidentity.authenticators.smartcard.header.HeaderRefusedException.CONTRADICTION;
import static org.careidentity.authenticators.smartcard.header.HeaderRefusedException.MALFORMED;
import static org.careidentity.authenticators.smartcard.header.HeaderRefusedException.REPEATED;
import static org.careidentity.authenticators.smartcard.header.HeaderRefusedException.RESUMED;
import static org.careidentity.authenticators.smartcard.header.HeaderRefusedException.TOO_LONG;
import static org.careidentity.authenticators.smartcard.header.HeaderRefusedException.VERIFICATION;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Each leniency that Keycloak's own readers were seen with, and each way round the proxy's verification, for one format. */
final class HeaderThreats {

    // two characters of padding, so that there is something to change about it
    static final byte[] ALICE = Card.padded(2);
    private static final byte[] BOB = Card.padded(0);

    /** A change of good headers, and the reason why they are refused then. */
    record Threat(String reason, Consumer<CardHeaders> change) {}

    private final Map<String, Threat> all = new TreeMap<>();
    private final HeaderFormat format;
    private final String alice;
    private final String bob;

    HeaderThreats(HeaderFormat format) {
        this.format = format;
        alice = CardHeaders.text(format, ALICE);
        bob = CardHeaders.text(format, BOB);
        severalCertificates();
        otherTexts();
        otherEncodings();
        otherBytes();
        verifications();
        if (format.names().resumption().isPresent()) {
            resumptions();
        }
    }

    private void severalCertificates() {
        certificate("sent twice", REPEATED, bob, alice);
        certificate("sent twice, the same", REPEATED, alice, alice);
        certificate("sent twice, the second empty", REPEATED, alice, "");
        certificate("joined by comma", REPEATED, bob + "," + alice);
        certificate("joined by comma and blank", REPEATED, bob + ", " + alice);
        certificate("two in one value", MALFORMED, bob + alice);
        certificate("two in one value, with a blank", MALFORMED, bob + " " + alice);
        certificate("two in one value, with a line feed", MALFORMED, bob + "\n" + alice);
        certificate("two in one value, with a semicolon", MALFORMED, bob + ";" + alice);
    }

    private void otherTexts() {
        certificate("junk after the end", MALFORMED, alice + "x");
        certificate("junk before the begin", MALFORMED, "x" + alice);
        certificate("blanks around", MALFORMED, " " + alice + " ");
        certificate("in double quotes", MALFORMED, "\"" + alice + "\"");
        certificate("a folded line", MALFORMED, middle("\r\n "));
        certificate("a folded line that the server unfolded", MALFORMED, middle(" "));
        certificate("a tab inside", MALFORMED, middle("\t"));
        certificate("characters outside base64", MALFORMED, middle("*"));
        certificate("a letter outside ASCII", MALFORMED, middle("\u00e9"));
        certificate("a wide letter that ends in a good byte", MALFORMED, middle("\u0141"));
        certificate("NUL", MALFORMED, middle("\0"));
        certificate("no certificate at all", MALFORMED, "x");
        certificate("only blanks", MALFORMED, "  ");
        certificate("longer than a card's", TOO_LONG, CardHeaders.text(format, new byte[6_145]));
        certificate("longer than any form", TOO_LONG, alice + "%0A".repeat(16_384 / 3));
        for (HeaderFormat other : HeaderFormat.values()) {
            if (!CardHeaders.text(other, ALICE).equals(alice)) {
                certificate("as " + other + " writes it", MALFORMED, CardHeaders.text(other, ALICE));
            }
        }
    }

    private void otherEncodings() {
        certificate("doubly encoded", MALFORMED, URLEncoder.encode(alice, StandardCharsets.US_ASCII));
        certificate("an escape that is none", MALFORMED, middle("%zz"));
        certificate("an escape that breaks off", MALFORMED, alice + "%2");
        certificate("an escape of the escape sign", MALFORMED, middle("%25"));
        certificate("escaped though it need not be", MALFORMED, alice.replaceFirst("M", "%4D"));
        certificate("padding left away", MALFORMED, alice.replace("%3D%3D", "").replace("==", ""));
        certificate(
                "one padding too many",
                MALFORMED,
                alice.replace("%3D%3D", "%3D%3D%3D").replace("==", "==="));
        certificate("bits behind the last byte", MALFORMED, bitsBehind(alice));
        certificate(
                "the alphabet for URLs",
                MALFORMED,
                alice.replace("%2B", "-").replace("%2F", "_").replace('+', '-').replace('/', '_'));
    }

    private void otherBytes() {
        bytes("a byte behind the certificate", Arrays.copyOf(ALICE, ALICE.length + 1));
        bytes("another certificate behind the certificate", concat(ALICE, BOB));
        bytes("a certificate that breaks off", Arrays.copyOf(ALICE, ALICE.length - 1));
        bytes(
                "indefinite length",
                concat(new byte[] {0x30, (byte) 0x80}, Arrays.copyOfRange(ALICE, 4, ALICE.length), new byte[2]));
        bytes(
                "a length with a zero before",
                concat(new byte[] {0x30, (byte) 0x83, 0}, Arrays.copyOfRange(ALICE, 2, ALICE.length)));
        bytes("a length of eight bytes", new byte[] {0x30, (byte) 0x88, 127, -1, -1, -1, -1, -1, -1, -1});
        bytes("another tag", concat(new byte[] {0x31}, Arrays.copyOfRange(ALICE, 1, ALICE.length)));
        bytes("nested without end", nested());
        bytes("a wrong length inside", inside(ALICE));
        bytes("nothing in it", new byte[] {0x30, 0});
        bytes("one byte", new byte[] {0x30});
        bytes("a signature that ends some bits earlier", bitsUnused());
        bytes("something behind the signature", unsigned(new byte[] {5, 0}));
        bytes("no signature", unsigned());
    }

    private void verifications() {
        String yes = CardHeaders.yes(format);
        verification("verification missing", VERIFICATION);
        verification("verification empty", VERIFICATION, "");
        verification("verification twice, yes and no", REPEATED, yes, "FAILED:certificate has expired");
        verification("verification twice, no and yes", REPEATED, "FAILED:certificate has expired", yes);
        verification("verification twice, yes and yes", REPEATED, yes, yes);
        verification("verification yes and no in one", REPEATED, yes + ",FAILED");
        verification("verification in small letters", VERIFICATION, "success");
        verification("verification in other letters", VERIFICATION, "Success");
        verification("verification with a blank", VERIFICATION, yes + " ");
        verification("verification with a zero before", VERIFICATION, "0" + yes);
        verification("verification negative", VERIFICATION, "-1");
        verification("verification of another format", VERIFICATION, yes.equals("0") ? "SUCCESS" : "0");
        verification("verification of an issuer nobody checked", VERIFICATION, "GENEROUS");
        verification("verification failed without why", VERIFICATION, "FAILED:");
        verification("verification failed with a line feed", VERIFICATION, "FAILED:a\nb");
        verification("a certificate that the proxy says there is not", CONTRADICTION, "NONE");
        if (format != HeaderFormat.TRAEFIK) {
            threat("verified, and no certificate", CONTRADICTION, headers -> headers.certificate(new String[0]));
            certificate("verified, and an empty certificate", CONTRADICTION, "");
        }
    }

    private void resumptions() {
        resumption("resumption missing");
        resumption("a resumed session of nginx", "r");
        resumption("a resumed session of HAProxy", "1");
        resumption("a resumed session of Apache", "Resumed");
        resumption("resumption empty", "");
        resumption("resumption in doubt", format.notResumed() + " ");
        threat("resumption twice", REPEATED, headers -> headers.resumption(format.notResumed(), "1"));
    }

    private String middle(String inserted) {
        int at = alice.length() / 2;
        return alice.substring(0, at) + inserted + alice.substring(at);
    }

    /** The character before the padding with one more bit, which lenient decoders ignore. */
    private static String bitsBehind(String text) {
        int at = Math.max(text.lastIndexOf("%3D%3D"), text.lastIndexOf("==")) - 1;
        return text.substring(0, at) + (char) (text.charAt(at) + 1) + text.substring(at + 1);
    }

    private static byte[] concat(byte[]... parts) {
        return org.bouncycastle.util.Arrays.concatenate(parts);
    }

    private static byte[] nested() {
        byte[] nested = new byte[0];
        for (int i = 0; i < 60; i++) {
            nested = concat(new byte[] {0x30, (byte) nested.length}, nested);
        }
        return nested;
    }

    private static byte[] bitsUnused() {
        byte[] changed = ALICE.clone();
        int signature = changed.length - 1;
        while (changed[signature] != 0x30 || changed[signature - 1] != 0) {
            signature--;
        }
        changed[signature - 1] = 1;
        return changed;
    }

    /** A certificate of nothing, with these bytes where the signature should be or behind it. */
    private static byte[] unsigned(byte... behind) {
        byte[] signature = behind.length == 0 ? behind : concat(new byte[] {3, 2, 0, 1}, behind);
        return concat(new byte[] {0x30, (byte) (4 + signature.length), 0x30, 0, 0x30, 0}, signature);
    }

    private static byte[] inside(byte[] der) {
        byte[] changed = der.clone();
        changed[7]++;
        return changed;
    }

    private void certificate(String name, String reason, String... texts) {
        threat(name, reason, headers -> headers.certificate(texts));
    }

    private void bytes(String name, byte[] der) {
        certificate(name, MALFORMED, CardHeaders.text(format, der));
    }

    private void verification(String name, String reason, String... texts) {
        threat(name, reason, headers -> headers.verification(texts));
    }

    private void resumption(String name, String... texts) {
        threat(name, RESUMED, headers -> headers.resumption(texts));
    }

    private void threat(String name, String reason, Consumer<CardHeaders> change) {
        assertThat(all.put(name, new Threat(reason, change))).isNull();
    }

    /** The threats by their names. */
    Map<String, Threat> all() {
        return all;
    }
}
