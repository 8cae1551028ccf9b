package org.careidentity.authenticators.fido.statement;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.careidentity.authenticators.fido.wire.MalformedException;

/** Reads the big-endian structures of TPM 2.0 (TPM 2.0 Library Part 2). */
final class TpmReader {

    private final ByteBuffer bytes;

    TpmReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int uint16() {
        require(Short.BYTES);
        return bytes.getShort() & 0xFFFF;
    }

    long uint32() {
        require(Integer.BYTES);
        return bytes.getInt() & 0xFFFF_FFFFL;
    }

    /** A sized buffer (TPM2B): its length, then its bytes. */
    byte[] sized() {
        return take(uint16());
    }

    byte[] take(int length) {
        require(length);
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw new MalformedException("bytes follow the TPM structure");
        }
    }

    private void require(int length) {
        if (length > bytes.remaining()) {
            throw new MalformedException("TPM structure ends in the middle", new BufferUnderflowException());
        }
    }
}
