package org.careidentity.mappers.directory.snapshot;

import java.util.Base64;
import java.util.Optional;
import org.careidentity.model.DatedDirectoryEntry;

/**
 * A directory's answer about one person, as a session keeps it: a note that says whose it is, and the compressed entry.
 *
 * @param directory id of the directory that answered
 * @param uuid whom the answer is about
 * @param entry the answer
 */
public record Snapshot(String directory, String uuid, DatedDirectoryEntry entry) {

    /** The note of a session that keeps nothing of a directory. */
    public static final String NONE = "";

    /** The note of a session whose directory had no answer. */
    public static final String NO_ANSWER = "1";

    /** Sessions live in caches and in the database by the ten thousand: what is longer is not kept, in characters. */
    static final int LONGEST = 48 * 1024;

    private static final String VERSION = "1";

    /**
     * The note.
     *
     * @throws SnapshotException when it would be longer than a session keeps
     */
    public String format() throws SnapshotException {
        String note = String.join(
                "\n",
                VERSION,
                directory,
                uuid,
                Base64.getEncoder().withoutPadding().encodeToString(EntryCodec.encode(entry)));
        if (note.length() > LONGEST) {
            throw new SnapshotException("the answer takes " + note.length() + " characters, and " + LONGEST
                    + " are the most that a session keeps");
        }
        return note;
    }

    /**
     * Reads a note.
     *
     * @return empty when the session keeps nothing, or there was no answer
     * @throws SnapshotException when it is no note of {@link #format()}
     */
    public static Optional<Snapshot> parse(String note) throws SnapshotException {
        if (note.equals(NONE) || note.equals(NO_ANSWER)) {
            return Optional.empty();
        }
        String[] lines = note.split("\n", -1);
        if (lines.length != 4 || !lines[0].equals(VERSION) || note.length() > LONGEST) {
            throw new SnapshotException("not a snapshot");
        }
        try {
            return Optional.of(new Snapshot(
                    lines[1], lines[2], EntryCodec.decode(Base64.getDecoder().decode(lines[3]))));
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("not Base64");
        }
    }
}
