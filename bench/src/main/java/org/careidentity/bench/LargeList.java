package org.careidentity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.careidentity.authenticators.emulated.LargeCrl;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.e2e.support.TestServer;

/** The list of a large authority. */
final class LargeList {

    private static final int ENTRIES = 1_000_000;

    private LargeList() {}

    /** A list of a million, signed by an authority, as a file. */
    static Path signedBy(TestAuthority authority) {
        try {
            Path file = TestServer.target("large.crl");
            Files.createDirectories(file.getParent());
            return LargeCrl.write(file, ENTRIES, authority).file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
