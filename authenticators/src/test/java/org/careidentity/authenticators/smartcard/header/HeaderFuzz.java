package org.careidentity.authenticators.smartcard.header;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.careidentity.authenticators.smartcard.header.HeaderOutcome.Presented;

/** Any bytes as the headers of any proxy. */
public final class HeaderFuzz {

    private static final String BETWEEN = "\n";

    private HeaderFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    /** The format, then lines: what is said of the verification, of resumption, and each value of the certificate's header. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        HeaderFormat format =
                HeaderFormat.values()[bytes.length == 0 ? 0 : (bytes[0] & 0xFF) % HeaderFormat.values().length];
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> lines = List.of(text.substring(Math.min(1, text.length())).split(BETWEEN, -1));
        HeaderNames names = format.names();
        try {
            HeaderOutcome outcome = CertificateHeaders.of(format).read(name -> {
                if (name.equals(names.verification())) {
                    return lines.subList(0, 1);
                }
                return name.equals(names.certificate())
                        ? lines.subList(Math.min(2, lines.size()), lines.size())
                        : lines.subList(Math.min(1, lines.size()), Math.min(2, lines.size()));
            });
            if (outcome instanceof Presented presented
                    && !CardHeaders.text(format, presented.der()).equals(lines.get(2))) {
                throw new AssertionError("a certificate that the header does not have");
            }
        } catch (HeaderRefusedException refused) {
            // declared
        }
    }

    /** Good headers of each format. */
    public static List<byte[]> seeds() {
        return Stream.of(HeaderFormat.values())
                .map(format -> {
                    CardHeaders headers = CardHeaders.presented(format, Card.of("RANDOM_USERQ"));
                    HeaderNames names = format.names();
                    return seed(
                            format,
                            headers.values(names.verification()).get(0),
                            names.resumption()
                                    .map(name -> headers.values(name).get(0))
                                    .orElse(""),
                            headers.certificate());
                })
                .toList();
    }

    private static byte[] seed(HeaderFormat format, String... lines) {
        return ((char) format.ordinal() + String.join(BETWEEN, lines)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
