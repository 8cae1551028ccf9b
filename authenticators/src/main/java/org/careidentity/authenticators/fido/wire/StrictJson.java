package org.careidentity.authenticators.fido.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON objects that strangers wrote: one reading of each text, or none. Member names are unique (two parsers would
 * take different ones), nothing follows the object, nesting and length have a bound.
 */
public final class StrictJson {

    private static final int LONGEST = 65_536;
    private static final int DEEPEST = 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /** Reads an object, or throws {@link MalformedException}. */
    public static ObjectNode object(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedException("longer than " + LONGEST + " characters");
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new MalformedException("not JSON", e);
        }
        throw new MalformedException("not a JSON object");
    }

    /**
     * Reads an object of UTF-8 bytes. One leading byte order mark is dropped, as the Encoding standard's "UTF-8 decode"
     * has it; bytes that are no UTF-8 are refused, where that algorithm would replace them.
     */
    public static ObjectNode object(byte[] bytes) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(withoutByteOrderMark(bytes)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8", e);
        }
    }

    /** The bytes behind a leading byte order mark, for parsers that do not know it. */
    public static byte[] withoutByteOrderMark(byte[] bytes) {
        return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)
                ? Arrays.copyOfRange(bytes, MARK.length, bytes.length)
                : bytes;
    }

    /** A member that must be a text, or throws {@link MalformedException}. */
    public static String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual()) {
            throw new MalformedException("no text in member " + member);
        }
        return value.textValue();
    }
}
