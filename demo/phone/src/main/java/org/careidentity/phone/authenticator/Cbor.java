package org.careidentity.phone.authenticator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the few kinds of CBOR (RFC 8949) that an authenticator needs; maps keep the order that they are given in. */
final class Cbor {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int MAP = 5;

    /** The largest argument that stands in the first byte, and the marks of those that follow it. */
    private static final int SHORTEST = 23;

    private static final int ONE_BYTE = 24;
    private static final int TWO_BYTES = 25;
    private static final int FOUR_BYTES = 26;
    private static final int MAJOR_SHIFT = 5;

    private Cbor() {}

    /** Encodes integers, texts, bytes and maps of these. */
    static byte[] encode(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof Integer number) {
            head(number < 0 ? NEGATIVE : UNSIGNED, number < 0 ? -1 - number : number, out);
        } else if (value instanceof byte[] bytes) {
            head(BYTES, bytes.length, out);
            out.writeBytes(bytes);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(TEXT, bytes.length, out);
            out.writeBytes(bytes);
        } else if (value instanceof Map<?, ?> map) {
            head(MAP, map.size(), out);
            map.forEach((key, item) -> {
                write(key, out);
                write(item, out);
            });
        } else {
            throw new IllegalArgumentException("no CBOR for " + value);
        }
    }

    private static void head(int major, int argument, ByteArrayOutputStream out) {
        int type = major << MAJOR_SHIFT;
        if (argument <= SHORTEST) {
            out.write(type | argument);
        } else if (argument < 1 << Byte.SIZE) {
            out.write(type | ONE_BYTE);
            out.write(argument);
        } else if (argument < 1 << Short.SIZE) {
            out.write(type | TWO_BYTES);
            out.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
        } else {
            out.write(type | FOUR_BYTES);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(argument).array());
        }
    }
}
