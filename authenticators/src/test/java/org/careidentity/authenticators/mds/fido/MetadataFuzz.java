package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Any bytes as a metadata BLOB, and any JSON as an entry of one whose signature holds. */
public final class MetadataFuzz {

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
        JsonNode entry = json(bytes);
        if (entry != null) {
            ModelsReader.read(new SignedBlob(List.of(), 1, LocalDate.EPOCH, List.of(entry)));
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return SignedBlob.JSON.readTree(bytes);
        } catch (IOException noJson) {
            return null;
        }
    }
}
