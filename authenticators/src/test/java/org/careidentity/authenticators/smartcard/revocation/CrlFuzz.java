package org.careidentity.authenticators.smartcard.revocation;

import java.math.BigInteger;
import java.util.List;
import org.careidentity.authenticators.emulated.CrlParts;
import org.careidentity.authenticators.emulated.TestAuthority;

/** Any bytes as a list, and as the entries and the extensions of a list whose signature holds. */
public final class CrlFuzz {

    private static final TestAuthority AUTHORITY = TestAuthority.root("Authority");

    private CrlFuzz() {}

    /** What the fuzzer begins with. */
    public static List<byte[]> seeds() {
        byte[] list = new CrlParts(3)
                .deltaTo(2)
                .partition("http://crl.example.test/c1.crl")
                .revoke(BigInteger.TEN, 1)
                .signedBy(AUTHORITY);
        byte[] entries = java.util.Arrays.copyOfRange(list, list.length / 3, list.length / 2);
        return List.of(list, entries);
    }

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        seeds().forEach(CrlFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        load(bytes);
        // signing takes most of the time, so that it is one or the other
        load(bytes.length % 2 == 0 ? new CrlParts(1).bytes(bytes).signedBy(AUTHORITY) : withExtensions(bytes));
    }

    private static byte[] withExtensions(byte[] bytes) {
        CrlParts tail = new CrlParts(1).withoutExtensions();
        tail.signed = valid -> CrlParts.item(
                0x30,
                java.util.Arrays.copyOfRange(valid, 2, valid.length),
                CrlParts.item(0xA0, CrlParts.item(0x30, bytes)));
        return tail.signedBy(AUTHORITY);
    }

    private static void load(byte[] list) {
        try {
            CrlIndex.load(new HeldBytes(list), AUTHORITY.certificate()).find(BigInteger.TEN);
        } catch (NoAnswerException refused) {
            // declared
        }
    }
}
