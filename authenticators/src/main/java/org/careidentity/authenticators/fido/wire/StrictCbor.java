package org.careidentity.authenticators.fido.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CBOR that authenticators wrote, as far as CTAP2's canonical form goes (CTAP 2.1 section 8): definite lengths, unique
 * keys, no tags, bounded nesting. webauthn4j takes the last of two equal keys and ignores what follows an item, so that one
 * statement could mean two things. The order of keys and the shortest form of numbers are not demanded, since real devices
 * fail there.
 *
 * <p>Integers become {@link Long}, byte strings {@code byte[]}, texts {@link String}, arrays {@link List}, maps {@link Map},
 * floating-point numbers their raw bits.
 */
public final class StrictCbor {

    private static final int DEEPEST = 16;

    private final ByteBuffer bytes;

    private StrictCbor(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Reads a map that fills the bytes, or throws {@link MalformedException}. */
    public static Map<?, ?> map(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Map<?, ?> map = nextMap(buffer);
        if (buffer.hasRemaining()) {
            throw new MalformedException("bytes follow the CBOR map");
        }
        return map;
    }

    /** Reads the map that the bytes begin with and moves behind it, or throws {@link MalformedException}. */
    public static Map<?, ?> nextMap(ByteBuffer bytes) {
        try {
            if (new StrictCbor(bytes).item(0) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (BufferUnderflowException e) {
            throw new MalformedException("CBOR ends in the middle", e);
        }
        throw new MalformedException("not a CBOR map");
    }

    private Object item(int depth) {
        if (depth > DEEPEST) {
            throw new MalformedException("CBOR is nested deeper than " + DEEPEST);
        }
        int head = bytes.get() & 0xFF;
        int major = head >> 5;
        int additional = head & 0x1F;
        return switch (major) {
            case 0 -> argument(additional);
            case 1 -> -1 - argument(additional);
            case 2 -> string(argument(additional));
            case 3 -> text(string(argument(additional)));
            case 4 -> array(argument(additional), depth);
            case 5 -> map(argument(additional), depth);
            case 7 -> simple(additional);
            default -> throw new MalformedException("CBOR tag");
        };
    }

    private long argument(int additional) {
        long value =
                switch (additional) {
                    case 24 -> bytes.get() & 0xFF;
                    case 25 -> bytes.getShort() & 0xFFFF;
                    case 26 -> bytes.getInt() & 0xFFFF_FFFFL;
                    case 27 -> bytes.getLong();
                    default -> additional;
                };
        if (additional > 27 || value < 0) {
            throw new MalformedException("CBOR of indefinite length, or a number out of range");
        }
        return value;
    }

    private byte[] string(long length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] string = new byte[(int) length];
        bytes.get(string);
        return string;
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("CBOR text that is not UTF-8", e);
        }
    }

    private List<Object> array(long length, int depth) {
        List<Object> array = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            array.add(item(depth + 1));
        }
        return array;
    }

    private Map<Object, Object> map(long length, int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (long i = 0; i < length; i++) {
            Object key = item(depth + 1);
            if (!(key instanceof Long || key instanceof String)) {
                throw new MalformedException("CBOR key that is neither integer nor text");
            }
            if (map.containsKey(key)) {
                throw new MalformedException("CBOR key twice");
            }
            map.put(key, item(depth + 1));
        }
        return map;
    }

    private Object simple(int additional) {
        return switch (additional) {
            case 20 -> Boolean.FALSE;
            case 21 -> Boolean.TRUE;
            case 22 -> null;
            case 25 -> bytes.getShort();
            case 26 -> bytes.getInt();
            case 27 -> bytes.getDouble();
            default -> throw new MalformedException("CBOR simple value " + additional);
        };
    }
}
