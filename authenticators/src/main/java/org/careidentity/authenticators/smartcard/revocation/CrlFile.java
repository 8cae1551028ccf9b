package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The file in which a list is kept, so that a restart waits for nothing and finds no older list good. */
record CrlFile(CrlKey key, CrlRules rules, CrlNumbers numbers) {

    private static final Logger LOGGER = Logger.getLogger(CrlFile.class);

    /**
     * A list that was kept.
     *
     * @param since when it was fetched
     */
    record Kept(CrlIndex list, Instant since) {}

    /** What was kept, verified again. */
    Optional<Kept> restore() {
        Path kept = path();
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        try {
            Instant since = Files.getLastModifiedTime(kept).toInstant();
            return Optional.of(new Kept(read(kept), since));
        } catch (IOException | NoAnswerException e) {
            LOGGER.warnf("The list kept in %s is not used: %s", kept, e.getMessage());
            return Optional.empty();
        }
    }

    /** Reads a new list, and keeps it in the place of the one before; whoever has that one open keeps it. */
    CrlIndex take(Path file) throws NoAnswerException {
        try {
            CrlIndex list = read(file);
            Files.move(file, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return list;
        } catch (IOException | NoAnswerException e) {
            CrlDownload.delete(file);
            throw NoAnswerException.of(e);
        }
    }

    private CrlIndex read(Path file) throws IOException, NoAnswerException {
        FileChannel channel = FileChannel.open(file);
        try {
            CrlIndex read = CrlIndex.load(CrlBytes.of(channel), key.issuer());
            if (key.delta() != (read.extensions().base() != null)) {
                throw new NoAnswerException(key.delta() ? "this is no delta" : "this is a delta and no whole list");
            }
            numbers.accept(key, read);
            return read;
        } catch (NoAnswerException e) {
            channel.close();
            throw e;
        } catch (OutOfMemoryError e) {
            // whoever waits for the list goes on
            channel.close();
            throw new NoAnswerException("there is no memory for the list", e);
        }
    }

    private Path path() {
        return rules.folder().resolve(key.fileName());
    }
}
