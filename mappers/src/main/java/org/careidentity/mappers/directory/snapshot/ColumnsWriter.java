package org.careidentity.mappers.directory.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes values by column. A column has a section of references, 0 for a value that is new and n for the n-th of the
 * column; and for its values a section of their kinds and lengths, one of ids of 12 digits, which take 5 bytes since no
 * compression makes them smaller, and one of texts. Each section is deflated by itself, because what stands in one is
 * alike.
 */
final class ColumnsWriter {

    static final int ABSENT = 0;
    static final int ID = 1;
    static final int TEXT = 2;
    static final int ID_BYTES = 5;
    static final int LONG = 255;

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    private final ByteArrayOutputStream counts = new ByteArrayOutputStream();
    private final Map<Column, Sections> columns = new EnumMap<>(Column.class);

    private record Sections(
            Map<List<String>, Integer> known,
            ByteArrayOutputStream references,
            ByteArrayOutputStream kinds,
            ByteArrayOutputStream ids,
            ByteArrayOutputStream texts) {

        Sections() {
            this(
                    new HashMap<>(),
                    new ByteArrayOutputStream(),
                    new ByteArrayOutputStream(),
                    new ByteArrayOutputStream(),
                    new ByteArrayOutputStream());
        }

        List<ByteArrayOutputStream> all() {
            return List.of(references, kinds, ids, texts);
        }
    }

    ColumnsWriter() {
        for (Column column : Column.values()) {
            columns.put(column, new Sections());
        }
    }

    /** Writes how many of something follow. */
    void count(int count) {
        number(counts, count);
    }

    /** Writes a value of a column, which may have several parts; null is a part that is absent. */
    void put(Column column, String... parts) {
        Sections sections = columns.get(column);
        List<String> value = Arrays.asList(parts);
        Integer known = sections.known().get(value);
        number(sections.references(), known == null ? 0 : known);
        if (known == null) {
            sections.known().put(value, sections.known().size() + 1);
            value.forEach(part -> put(sections, part));
        }
    }

    private static void put(Sections sections, String part) {
        if (part == null) {
            number(sections.kinds(), ABSENT);
        } else if (TWELVE_DIGITS.matcher(part).matches()) {
            number(sections.kinds(), ID);
            byte[] id = ByteBuffer.allocate(Long.BYTES)
                    .putLong(Long.parseLong(part))
                    .array();
            sections.ids().write(id, Long.BYTES - ID_BYTES, ID_BYTES);
        } else {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            number(sections.kinds(), TEXT + text.length);
            sections.texts().writeBytes(text);
        }
    }

    /** A checksum, the counts and all columns. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        section(all, counts.toByteArray());
        columns.values().forEach(column -> column.all().forEach(section -> section(all, section.toByteArray())));
        CRC32 checksum = new CRC32();
        checksum.update(all.toByteArray());
        return ByteBuffer.allocate(Integer.BYTES + all.size())
                .putInt((int) checksum.getValue())
                .put(all.toByteArray())
                .array();
    }

    /** The length, the length when deflated or 0 where that is no shorter, and the content. */
    private static void section(ByteArrayOutputStream all, byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] deflated = new byte[content.length];
        int length = deflater.deflate(deflated);
        boolean shorter = deflater.finished() && length < content.length;
        deflater.end();
        number(all, content.length);
        number(all, shorter ? length : 0);
        all.write(shorter ? deflated : content, 0, shorter ? length : content.length);
    }

    /** One byte below 255, which most are; else 255 and four more. */
    private static void number(ByteArrayOutputStream out, int number) {
        if (number < LONG) {
            out.write(number);
        } else {
            out.write(LONG);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }
    }
}
