package org.careidentity.authenticators.mds.fido;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private void read(int index, Entry entry) {
        if (entry.ofUaf()) {
            return;
        }
        int complaints = leftOut.size();
        try {
            ModelEntry model = entry.model(reason -> leave(index, entry, reason));
            Optional<UUID> aaguid = entry.aaguid();
            Set<String> keyIdentifiers = entry.keyIdentifiers(reason -> leave(index, entry, reason));
            aaguid.filter(id -> !NO_MODEL.equals(id)).ifPresent(id -> byAaguid.merge(id, model, ModelsReader::both));
            keyIdentifiers.forEach(id -> byKeyIdentifier.merge(id, model, ModelsReader::both));
            if (aaguid.isEmpty() && keyIdentifiers.isEmpty() && leftOut.size() == complaints) {
                leave(index, entry, "it names no model");
            }
        } catch (RuntimeException e) {
            leave(index, entry, e.getMessage());
        }
    }

    private void leave(int index, Entry entry, String reason) {
        leftOut.add("entry " + (index + 1) + " (" + Printable.of(entry.name()) + "): "
                + Printable.of(String.valueOf(reason)));
    }

    /** Of two entries for one model the reports of both count, and the trust of neither. */
    private static ModelEntry both(ModelEntry one, ModelEntry other) {
        List<StatusReport> reports =
                Stream.concat(one.reports().stream(), other.reports().stream()).toList();
        return new ModelEntry(one.description(), List.of(), false, reports);
    }
}
