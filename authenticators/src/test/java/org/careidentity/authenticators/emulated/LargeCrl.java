package org.careidentity.authenticators.emulated;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;

/**
 * A list of many entries with serials of 20 bytes in random order, the same each time.
 *
 * @param file the list
 * @param entries how many
 */
public record LargeCrl(Path file, int entries) {

    private static final int SERIAL_BYTES = 20;
    private static final long SEED = 20_261_123;

    /** Writes one, signed by an authority. */
    public static LargeCrl write(Path file, int entries, TestAuthority authority) {
        CrlParts parts = new CrlParts(1);
        serials(entries).forEach(serial -> parts.revoke(serial, CRLReason.superseded));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(parts.signedBy(authority));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LargeCrl(file, entries);
    }

    /** The serials in it. */
    public Stream<BigInteger> serials() {
        return serials(entries);
    }

    private static Stream<BigInteger> serials(int entries) {
        Random random = new Random(SEED);
        return Stream.generate(() -> {
                    byte[] serial = new byte[SERIAL_BYTES];
                    random.nextBytes(serial);
                    serial[0] = (byte) (serial[0] & 0x3f | 0x40);
                    return new BigInteger(Arrays.copyOf(serial, SERIAL_BYTES));
                })
                .limit(entries);
    }
}
