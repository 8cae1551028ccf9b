package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A list in memory, whose bytes a test can change. */
final class HeldBytes implements CrlBytes {

    byte[] content;
    boolean broken;

    HeldBytes(byte[] content) {
        this.content = content;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public int read(ByteBuffer to, long at) throws IOException {
        if (broken) {
            throw new IOException("the disk is gone");
        }
        if (at >= content.length) {
            return -1;
        }
        int count = (int) Math.min(to.remaining(), content.length - at);
        to.put(content, (int) at, count);
        return count;
    }

    @Override
    public void close() {
        broken = true;
    }
}
