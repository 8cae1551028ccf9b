package org.careidentity.authenticators.mds.fido;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.data.KeyProtectionType;
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
 * An entry of a BLOB (MDS 3.1 section 3.1.1). The status reports are read here, as webauthn4j
 * refuses an entry with a status that it does not know. A member that the entry has not is null.
 */
record Entry(
        @JsonProperty("aaid") JsonNode aaid,
        @JsonProperty("aaguid") JsonNode aaguidText,
        @JsonProperty("attestationCertificateKeyIdentifiers") JsonNode keyIdentifierTexts,
        @JsonProperty("metadataStatement") Statement statement,
        @JsonProperty("statusReports") JsonNode statusReports) {

    private static final Set<KeyProtectionType> HARDWARE =
            EnumSet.of(KeyProtectionType.HARDWARE, KeyProtectionType.TEE, KeyProtectionType.SECURE_ELEMENT);

    /** Whether this is an authenticator of UAF, which WebAuthn does not meet. */
    boolean ofUaf() {
        return aaid != null && !aaid.isNull();
    }

    /** For people. */
    String name() {
        if (statement != null && statement.value() != null) {
            return String.valueOf(statement.value().description());
        }
        return aaguidText != null ? aaguidText.asText() : String.valueOf(keyIdentifierTexts);
    }

    /** @throws IllegalArgumentException when it is none */
    Optional<UUID> aaguid() {
        if (aaguidText == null || aaguidText.isNull()) {
            return Optional.empty();
        }
        String text = aaguidText.asText();
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            throw new IllegalArgumentException("not an AAGUID: " + text);
        }
        return Optional.of(UUID.fromString(text));
    }

    /** In lower-case hex; complains of one that is none. */
    Set<String> keyIdentifiers(Consumer<String> complaints) {
        Set<String> identifiers = new LinkedHashSet<>();
        for (JsonNode identifier : keyIdentifierTexts == null ? List.<JsonNode>of() : keyIdentifierTexts) {
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

    /**
     * What the entry says. The reports of a model whose statement cannot be read still count; its roots are unknown.
     *
     * @throws RuntimeException when the reports cannot be read
     */
    ModelEntry model(Consumer<String> complaints) {
        List<StatusReport> reports = reports();
        if (statement == null || statement.value() == null) {
            complaints.accept("its reports count, and it is not trusted: "
                    + (statement == null ? "it has no statement" : statement.problem()));
            return new ModelEntry(name(), List.of(), false, reports);
        }
        Statement.Parts value = statement.value();
        return new ModelEntry(
                name(),
                value.roots().stream().filter(Objects::nonNull).toList(),
                value.keyProtection().stream().anyMatch(HARDWARE::contains),
                reports);
    }

    private List<StatusReport> reports() {
        if (statusReports == null || !statusReports.isArray()) {
            throw new IllegalArgumentException("it has no status reports");
        }
        List<StatusReport> reports = new ArrayList<>();
        for (JsonNode report : statusReports) {
            if (!report.path("status").isTextual()) {
                throw new IllegalArgumentException("a status report has no status");
            }
            JsonNode date = report.path("effectiveDate");
            reports.add(new StatusReport(
                    report.get("status").textValue(), date.isTextual() ? LocalDate.parse(date.textValue()) : null));
        }
        return reports;
    }
}
