package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.data.KeyProtectionType;
import com.webauthn4j.metadata.data.statement.MetadataStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.careidentity.authenticators.mds.ModelEntry;
import org.careidentity.authenticators.mds.StatusReport;

/**
 * Reads an entry of a BLOB (MDS 3.1 section 3.1.1). webauthn4j reads the metadata statement; the status reports are read
 * here, as webauthn4j refuses an entry with a status that it does not know.
 */
final class EntryReader {

    private static final Set<KeyProtectionType> HARDWARE =
            EnumSet.of(KeyProtectionType.HARDWARE, KeyProtectionType.TEE, KeyProtectionType.SECURE_ELEMENT);

    private final JsonNode json;
    private final Consumer<String> complaints;
    private final Optional<UUID> aaguid;
    private final Set<String> keyIdentifiers;

    EntryReader(JsonNode json, Consumer<String> complaints) {
        this.json = json;
        this.complaints = complaints;
        this.aaguid = Optional.ofNullable(json.path("aaguid").textValue()).map(EntryReader::uuid);
        this.keyIdentifiers = readKeyIdentifiers();
    }

    Optional<UUID> aaguid() {
        return aaguid;
    }

    /** In lower-case hex. */
    Set<String> keyIdentifiers() {
        return keyIdentifiers;
    }

    /**
     * What the entry says. The reports of a model whose statement cannot be read still count; its roots are unknown.
     *
     * @throws RuntimeException when the reports cannot be read
     */
    ModelEntry model() {
        List<StatusReport> reports = reports();
        try {
            MetadataStatement statement =
                    SignedBlob.JSON.treeToValue(json.get("metadataStatement"), MetadataStatement.class);
            if (statement != null) {
                return new ModelEntry(
                        String.valueOf(statement.getDescription()),
                        statement.getAttestationRootCertificates().stream()
                                .filter(Objects::nonNull)
                                .toList(),
                        statement.getKeyProtection().stream().anyMatch(HARDWARE::contains),
                        reports);
            }
            complaints.accept("it has no statement: its reports count, and it is not trusted");
        } catch (RuntimeException | JsonProcessingException e) {
            complaints.accept(
                    "its statement cannot be read: its reports count, and it is not trusted: " + e.getMessage());
        }
        return new ModelEntry(json.path("metadataStatement").path("description").asText(), List.of(), false, reports);
    }

    private List<StatusReport> reports() {
        if (!json.path("statusReports").isArray()) {
            throw new IllegalArgumentException("it has no status reports");
        }
        List<StatusReport> reports = new ArrayList<>();
        for (JsonNode report : json.get("statusReports")) {
            if (!report.path("status").isTextual()) {
                throw new IllegalArgumentException("a status report has no status");
            }
            JsonNode date = report.path("effectiveDate");
            reports.add(new StatusReport(
                    report.get("status").textValue(), date.isTextual() ? LocalDate.parse(date.textValue()) : null));
        }
        return reports;
    }

    private Set<String> readKeyIdentifiers() {
        Set<String> identifiers = new LinkedHashSet<>();
        for (JsonNode identifier : json.path("attestationCertificateKeyIdentifiers")) {
            String text = identifier.asText().toLowerCase(Locale.ROOT);
            // RFC 5280 section 4.2.1.2 method 1: a SHA-1 hash
            if (text.matches("[0-9a-f]{40}")) {
                identifiers.add(text);
            } else {
                complaints.accept("not a key identifier: " + text);
            }
        }
        return identifiers;
    }

    private static UUID uuid(String text) {
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw new IllegalArgumentException("not an AAGUID: " + text);
        }
        return UUID.fromString(text);
    }
}
