package org.careidentity.authenticators.mds.fido;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where BLOBs come from. */
interface BlobSource {

    /**
     * The BLOB as it is now; empty when it is still the one with this tag.
     *
     * @param tag of what is there already; null for none
     */
    Optional<Fetched> fetch(String tag) throws MetadataException;

    /** The address; null for a file. */
    URI address();

    /** A file, read each time: time stamps of files may have the resolution of a second, or lie. */
    record OfFile(Path file, int maxBytes) implements BlobSource {

        @Override
        public Optional<Fetched> fetch(String tag) throws MetadataException {
            try (var in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(maxBytes + 1);
                if (content.length > maxBytes) {
                    throw new MetadataException(Problem.TOO_LARGE, file + " is larger than " + maxBytes + " bytes");
                }
                return Optional.of(new Fetched(content, null));
            } catch (NoSuchFileException e) {
                throw new MetadataException(Problem.UNAVAILABLE, file + " is not there", e);
            } catch (IOException e) {
                throw new MetadataException(Problem.UNAVAILABLE, file + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public URI address() {
            return null;
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /** An https address. */
    record OfAddress(URI address, Downloads downloads) implements BlobSource {

        @Override
        public Optional<Fetched> fetch(String tag) throws MetadataException {
            return downloads.get(address, tag);
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }
}
