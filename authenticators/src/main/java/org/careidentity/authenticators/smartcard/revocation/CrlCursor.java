package org.careidentity.authenticators.smartcard.revocation;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.careidentity.authenticators.fido.wire.Der;
import org.careidentity.authenticators.fido.wire.MalformedException;

/**
 * Goes through a list of any size item by item, by the rules of DER (X.690 section 10): definite lengths in their shortest
 * form, and no item longer than the one around it. Makes no objects on its way.
 */
final class CrlCursor {

    static final int BOOLEAN = 0x01;
    static final int BIT_STRING = 0x03;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int EXTENSIONS = 0xA0;
    static final int NOTHING = -1;

    private static final int WINDOW = 1 << 16;
    private static final int MOST_BYTES_OF_A_PIECE = 1 << 16;
    private static final int MOST_LENGTH_BYTES = 4;

    /** Where the next byte is read. */
    long position;

    private final CrlBytes bytes;
    private final byte[] window = new byte[WINDOW];
    private long start;
    private int filled;

    CrlCursor(CrlBytes bytes) {
        this.bytes = bytes;
    }

    int next() throws IOException {
        long at = position - start;
        if (at < 0 || at >= filled) {
            fill();
            at = 0;
        }
        position++;
        return window[(int) at] & 0xFF;
    }

    /** The tag of the next item before a limit; {@link #NOTHING} at the limit. */
    int peek(long limit) throws IOException {
        if (position >= limit) {
            return NOTHING;
        }
        int tag = next();
        position--;
        return tag;
    }

    /**
     * Goes to the content of the next item, which must have the tag and end before the limit.
     *
     * @return where it ends
     * @throws MalformedException otherwise
     */
    long open(int tag, long limit) throws IOException {
        if (position >= limit || next() != tag) {
            throw new MalformedException("another DER item than " + tag);
        }
        long length = length();
        if (length > limit - position) {
            throw new MalformedException("a DER item longer than the one around it");
        }
        return position + length;
    }

    /** A whole item, tag and length included, which must be DER throughout. */
    byte[] item(int tag, long limit) throws IOException {
        long begin = position;
        long end = open(tag, limit);
        position = begin;
        byte[] item = bytesUntil(end);
        Der.requireWellFormed(item);
        return item;
    }

    /** The bytes from here to an end; a piece of a sensible size. */
    byte[] bytesUntil(long end) throws IOException {
        if (end - position > MOST_BYTES_OF_A_PIECE) {
            throw new MalformedException("an excessive DER item");
        }
        byte[] piece = new byte[(int) (end - position)];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) next();
        }
        return piece;
    }

    private long length() throws IOException {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int count = first - 0x80;
        if (count == 0 || count > MOST_LENGTH_BYTES) {
            throw new MalformedException("DER of indefinite or excessive length");
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | next();
        }
        if (length < 0x80 || length >> 8 * (count - 1) == 0) {
            throw new MalformedException("DER length not in its shortest form");
        }
        return length;
    }

    private void fill() throws IOException {
        int read = bytes.read(ByteBuffer.wrap(window), position);
        if (read <= 0) {
            throw new EOFException("the list ends in the middle");
        }
        start = position;
        filled = read;
    }
}
