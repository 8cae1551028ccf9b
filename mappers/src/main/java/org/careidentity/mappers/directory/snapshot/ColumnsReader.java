package org.careidentity.mappers.directory.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads what {@link ColumnsWriter} wrote. Every length is checked against what is there, and sections have a limit. */
final class ColumnsReader {

    /** The largest snapshot has sections of less than a tenth of this. */
    private static final int LARGEST_SECTION = 1024 * 1024;

    private final ByteBuffer counts;
    private final Map<Column, Sections> columns = new EnumMap<>(Column.class);

    private record Sections(
            List<List<String>> known, ByteBuffer references, ByteBuffer kinds, ByteBuffer ids, ByteBuffer texts) {}

    /**
     * Begins to read.
     *
     * @throws SnapshotException when it is damaged, or larger than any snapshot
     */
    ColumnsReader(byte[] bytes) throws SnapshotException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int checksum = ByteBuffer.wrap(bytes(all, Integer.BYTES)).getInt();
        CRC32 found = new CRC32();
        found.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        if (checksum != (int) found.getValue()) {
            throw new SnapshotException("damaged");
        }
        counts = section(all);
        for (Column column : Column.values()) {
            columns.put(
                    column, new Sections(new ArrayList<>(), section(all), section(all), section(all), section(all)));
        }
    }

    /** How many of something follow. */
    int count() throws SnapshotException {
        return number(counts);
    }

    /** The next value of a column of one part; null when it is absent. */
    String value(Column column) throws SnapshotException {
        return values(column, 1).get(0);
    }

    /** The parts of the next value of a column; null is a part that is absent. */
    List<String> values(Column column, int parts) throws SnapshotException {
        Sections sections = columns.get(column);
        int reference = number(sections.references());
        if (reference > 0) {
            return sections.known().get(reference - 1);
        }
        String[] value = new String[parts];
        for (int i = 0; i < parts; i++) {
            value[i] = part(sections);
        }
        sections.known().add(Arrays.asList(value));
        return sections.known().get(sections.known().size() - 1);
    }

    private static String part(Sections sections) throws SnapshotException {
        int kind = number(sections.kinds());
        if (kind == ColumnsWriter.ABSENT) {
            return null;
        }
        if (kind == ColumnsWriter.ID) {
            long id = 0;
            for (byte each : bytes(sections.ids(), ColumnsWriter.ID_BYTES)) {
                id = id << 8 | each & 0xFF;
            }
            return String.format("%012d", id);
        }
        return new String(bytes(sections.texts(), kind - ColumnsWriter.TEXT), StandardCharsets.UTF_8);
    }

    private static ByteBuffer section(ByteBuffer all) throws SnapshotException {
        int length = number(all);
        int deflated = number(all);
        if (deflated == 0) {
            return ByteBuffer.wrap(bytes(all, length));
        }
        if (length > LARGEST_SECTION) {
            throw new SnapshotException("too large");
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes(all, deflated));
            byte[] content = new byte[length];
            if (inflater.inflate(content) != length) {
                throw new SnapshotException("cut off");
            }
            return ByteBuffer.wrap(content);
        } catch (DataFormatException e) {
            throw new SnapshotException("not deflated");
        } finally {
            inflater.end();
        }
    }

    private static byte[] bytes(ByteBuffer from, int length) throws SnapshotException {
        if (length > from.remaining()) {
            throw new SnapshotException("cut off");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static int number(ByteBuffer from) throws SnapshotException {
        int number = bytes(from, 1)[0] & 0xFF;
        if (number == ColumnsWriter.LONG) {
            number = ByteBuffer.wrap(bytes(from, Integer.BYTES)).getInt();
        }
        if (number < 0) {
            throw new SnapshotException("not a number");
        }
        return number;
    }
}
