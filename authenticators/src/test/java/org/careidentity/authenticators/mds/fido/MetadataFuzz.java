package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Any bytes as a metadata BLOB, and any JSON as an entry of one whose signature holds. */
public final class MetadataFuzz {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MetadataFuzz() {}

    /** Loads classes, for which no input is to blame. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            ModelsReader.read(SignedBlob.read(bytes, null));
        } catch (MetadataException refused) {
            // declared
        }
        Entry entry = entry(bytes);
        if (entry != null) {
            ModelsReader.read(new SignedBlob(List.of(), 1, LocalDate.EPOCH, List.of(entry)));
        }
    }

    private static Entry entry(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Entry.class);
        } catch (IOException noJson) {
            return null;
        }
    }
}
