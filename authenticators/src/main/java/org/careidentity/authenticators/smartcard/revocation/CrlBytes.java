package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The bytes of a list: a file that stays open, so that another one that is put in its place changes nothing.
 *
 * <p>Read through a small window, and neither mapped (Java 17 cannot end a mapping, and a file that is cut short while it
 * is mapped ends the process) nor held in the heap (a list of a million is 50 MB).
 */
interface CrlBytes {

    /** How many there are. */
    long size() throws IOException;

    /** Reads as {@link FileChannel#read(ByteBuffer, long)} does. */
    int read(ByteBuffer to, long at) throws IOException;

    /** Gives the file back; what is read after this fails. */
    void close() throws IOException;

    static CrlBytes of(FileChannel file) {
        return new CrlBytes() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public int read(ByteBuffer to, long at) throws IOException {
                return file.read(to, at);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
