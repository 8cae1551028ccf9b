package org.careidentity.authenticators.mds.fido;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The last good BLOB on disk, and its number beside it, so that neither is lost in a restart while the source is down or
 * bad. Each node has its own.
 *
 * @param folder made when it is needed
 */
record MetadataStore(Path folder) {

    private static final String BLOB = "blob.jwt";
    private static final String ACCEPTED = "accepted.properties";

    /**
     * What was accepted last.
     *
     * @param number of the BLOB; no older one is accepted
     * @param root SHA-256 of the root that its signer led to
     * @param at when it was accepted
     */
    record Accepted(long number, String root, Instant at) {}

    /** What is known of the last good BLOB; empty when nothing was kept. */
    Optional<Accepted> accepted() throws IOException {
        Path file = folder.resolve(ACCEPTED);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new Accepted(
                    Long.parseLong(properties.getProperty("number")),
                    properties.getProperty("root"),
                    Instant.parse(properties.getProperty("at"))));
        } catch (RuntimeException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /** The last good BLOB. */
    byte[] blob() throws IOException {
        return Files.readAllBytes(folder.resolve(BLOB));
    }

    /** Keeps a BLOB that was accepted. */
    void keep(byte[] blob, Accepted accepted) throws IOException {
        Files.createDirectories(folder);
        write(BLOB, blob);
        Properties properties = new Properties();
        properties.setProperty("number", Long.toString(accepted.number()));
        properties.setProperty("root", accepted.root());
        properties.setProperty("at", accepted.at().toString());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        write(ACCEPTED, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] content) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
