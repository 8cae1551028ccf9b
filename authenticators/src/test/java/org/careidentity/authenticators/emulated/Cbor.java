package org.careidentity.authenticators.emulated;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes CBOR (RFC 8949) with the shortest lengths, and maps in the order that they are given in. */
public final class Cbor {

    private Cbor() {}

    /** Bytes that stand in the output as they are; each is equal to itself alone, so that a key can come twice. */
    public static final class Raw {
        private final byte[] bytes;

        public Raw(byte[] bytes) {
            this.bytes = bytes.clone();
        }
    }

    /** Encodes integers, texts, bytes, truth values, lists and maps of these, and {@link Raw}. */
    public static byte[] encode(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        if (value instanceof Raw raw) {
            out.writeBytes(raw.bytes);
        } else if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            head(number < 0 ? 1 : 0, number < 0 ? -1 - number : number, out);
        } else if (value instanceof byte[] bytes) {
            head(2, bytes.length, out);
            out.writeBytes(bytes);
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(3, bytes.length, out);
            out.writeBytes(bytes);
        } else if (value instanceof List<?> list) {
            head(4, list.size(), out);
            list.forEach(item -> write(item, out));
        } else if (value instanceof Map<?, ?> map) {
            head(5, map.size(), out);
            map.forEach((key, item) -> {
                write(key, out);
                write(item, out);
            });
        } else if (value instanceof Boolean truth) {
            out.write(truth ? 0xF5 : 0xF4);
        } else {
            throw new IllegalArgumentException("no CBOR for " + value);
        }
    }

    private static void head(int major, long argument, ByteArrayOutputStream out) {
        int type = major << 5;
        if (argument < 24) {
            out.write(type | (int) argument);
        } else if (argument < 0x100) {
            out.write(type | 24);
            out.write((int) argument);
        } else if (argument < 0x1_0000) {
            out.write(type | 25);
            out.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) argument).array());
        } else if (argument < 0x1_0000_0000L) {
            out.write(type | 26);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt((int) argument).array());
        } else {
            out.write(type | 27);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(argument).array());
        }
    }
}
