package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.StatusReport;

/** Reads the entries of a BLOB. One that cannot be read is left out: the other models' reports must not wait for it. */
final class ModelsReader {

    private static final UUID NO_MODEL = new UUID(0, 0);

    private final Map<UUID, ModelEntry> byAaguid = new HashMap<>();
    private final Map<String, ModelEntry> byKeyIdentifier = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private ModelsReader() {}

    static Models read(SignedBlob blob) {
        ModelsReader reader = new ModelsReader();
        for (int i = 0; i < blob.entries().size(); i++) {
            reader.read(i, blob.entries().get(i));
        }
        return new Models(blob.number(), blob.nextUpdate(), reader.byAaguid, reader.byKeyIdentifier, reader.leftOut);
    }

    private void read(int index, JsonNode json) {
        int complaints = leftOut.size();
        try {
            if (json.hasNonNull("aaid")) {
                return; // UAF: not an authenticator that WebAuthn meets
            }
            EntryReader entry = new EntryReader(json, reason -> leave(index, json, reason));
            ModelEntry model = entry.model();
            entry.aaguid()
                    .filter(id -> !NO_MODEL.equals(id))
                    .ifPresent(id -> byAaguid.merge(id, model, ModelsReader::both));
            entry.keyIdentifiers().forEach(id -> byKeyIdentifier.merge(id, model, ModelsReader::both));
            if (entry.aaguid().isEmpty() && entry.keyIdentifiers().isEmpty() && leftOut.size() == complaints) {
                leave(index, json, "it names no model");
            }
        } catch (RuntimeException e) {
            leave(index, json, e.getMessage());
        }
    }

    private void leave(int index, JsonNode json, String reason) {
        leftOut.add("entry " + (index + 1) + " ("
                + Printable.of(
                        json.path("metadataStatement").path("description").asText("no description")) + "): "
                + Printable.of(String.valueOf(reason)));
    }

    /** Of two entries for one model the reports of both count, and the trust of neither. */
    private static ModelEntry both(ModelEntry one, ModelEntry other) {
        List<StatusReport> reports =
                Stream.concat(one.reports().stream(), other.reports().stream()).toList();
        return new ModelEntry(one.description(), List.of(), false, reports);
    }
}
