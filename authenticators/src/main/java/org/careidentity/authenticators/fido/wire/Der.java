package org.careidentity.authenticators.fido.wire;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads DER (X.690 section 10) item by item: definite lengths in their shortest form, nothing left over. For signatures and
 * certificate extensions, where the JDK shows raw bytes or accepts more than DER.
 */
public final class Der {

    public static final int INTEGER = 0x02;
    public static final int OCTET_STRING = 0x04;
    public static final int ENUMERATED = 0x0A;
    public static final int SEQUENCE = 0x30;

    private static final int DEEPEST = 24;
    private static final int CONSTRUCTED = 0x20;
    private static final int CONTEXT_CONSTRUCTED = 0xA0;
    private static final int LONG_TAG = 0x1F;
    private static final int LONGEST_TAG = 3;

    private final ByteBuffer bytes;

    private Der(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    public static Der of(byte[] bytes) {
        return new Der(ByteBuffer.wrap(bytes));
    }

    /** The content of the next item, which must have the tag; throws {@link MalformedException}. */
    public byte[] next(int tag) {
        try {
            if ((bytes.get() & 0xFF) != tag) {
                throw new MalformedException("another DER tag than " + tag);
            }
            byte[] content = new byte[length()];
            bytes.get(content);
            return content;
        } catch (BufferUnderflowException e) {
            throw new MalformedException("DER ends in the middle", e);
        }
    }

    /** The next item, which must be an integer or enumerated in its shortest form. */
    public BigInteger nextInteger(int tag) {
        byte[] content = next(tag);
        boolean padded = content.length > 1
                && ((content[0] == 0 && content[1] >= 0) || (content[0] == (byte) 0xFF && content[1] < 0));
        if (content.length == 0 || padded) {
            throw new MalformedException("DER integer not in its shortest form");
        }
        return new BigInteger(content);
    }

    /**
     * The rest, which must be constructed items with context-specific tags, each once: their contents by tag number. Throws
     * {@link MalformedException} otherwise.
     */
    public Map<Integer, byte[]> tagged() {
        Map<Integer, byte[]> items = new HashMap<>();
        try {
            while (bytes.hasRemaining()) {
                int head = bytes.get() & 0xFF;
                if ((head & ~LONG_TAG) != CONTEXT_CONSTRUCTED) {
                    throw new MalformedException("a DER item without a tag of its own");
                }
                int number = (head & LONG_TAG) == LONG_TAG ? longTag() : head & LONG_TAG;
                byte[] content = new byte[length()];
                bytes.get(content);
                if (items.put(number, content) != null) {
                    throw new MalformedException("a DER tag twice");
                }
            }
        } catch (BufferUnderflowException e) {
            throw new MalformedException("DER ends in the middle", e);
        }
        return items;
    }

    private int longTag() {
        int number = 0;
        for (int i = 0; i < LONGEST_TAG; i++) {
            int digit = bytes.get();
            number = number << 7 | digit & 0x7F;
            if (digit >= 0) {
                return number;
            }
        }
        throw new MalformedException("an excessive DER tag");
    }

    /** Whether anything follows. */
    public boolean more() {
        return bytes.hasRemaining();
    }

    /** Throws {@link MalformedException} when anything follows. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new MalformedException("bytes follow the DER item");
        }
    }

    /**
     * Throws {@link MalformedException} unless the bytes are DER throughout. What recursive parsers get next cannot make them
     * allocate what a length promises, or recurse without bound.
     */
    public static void requireWellFormed(byte[] bytes) {
        try {
            wellFormed(ByteBuffer.wrap(bytes), 0);
        } catch (BufferUnderflowException e) {
            throw new MalformedException("DER ends in the middle", e);
        }
    }

    private static void wellFormed(ByteBuffer bytes, int depth) {
        if (depth > DEEPEST) {
            throw new MalformedException("DER is nested deeper than " + DEEPEST);
        }
        while (bytes.hasRemaining()) {
            int tag = bytes.get();
            if ((tag & LONG_TAG) == LONG_TAG) {
                while (bytes.get() < 0) {
                    continue;
                }
            }
            int length = new Der(bytes).length();
            ByteBuffer content = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            if ((tag & CONSTRUCTED) != 0) {
                wellFormed(content, depth + 1);
            }
        }
    }

    private int length() {
        int first = bytes.get() & 0xFF;
        int length = first;
        if (first > 0x80 && first <= 0x83) {
            length = 0;
            for (int i = 0x80; i < first; i++) {
                length = length << 8 | bytes.get() & 0xFF;
            }
            if (length < 0x80 || length >> 8 * (first - 0x81) == 0) {
                throw new MalformedException("DER length not in its shortest form");
            }
        } else if (first >= 0x80) {
            throw new MalformedException("DER of indefinite or excessive length");
        }
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }
}
