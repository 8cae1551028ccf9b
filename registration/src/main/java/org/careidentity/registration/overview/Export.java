package org.careidentity.registration.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.careidentity.authenticators.lifecycle.AuthenticatorKinds;
import org.careidentity.authenticators.lifecycle.HeldAuthenticator;
import org.careidentity.registration.authenticator.AuthenticatorChanges;
import org.careidentity.registration.authenticator.AuthenticatorView;
import org.careidentity.registration.csv.CsvText;
import org.careidentity.registration.person.Subject;
import org.careidentity.registration.words.Words;
import org.keycloak.models.KeycloakSession;

/**
 * Who has what, as CSV: a line for each authenticator, and one for each person without.
 *
 * @param organisation that it is of; empty for all
 */
record Export(Census census, Optional<String> organisation, Words words) {

    private static final List<String> OF_AUTHENTICATORS = List.of(
            "method", "model", "label", "level", "status", "issuer", "registered", "lastUsed", "expires", "warnings");
    private static final List<String> COLUMNS = List.of(
            "uuid",
            "name",
            "organisation",
            "method",
            "model",
            "label",
            "level",
            "status",
            "issuer",
            "registered",
            "last used",
            "expires",
            "warnings");

    /** Writes all of it; no more than a page of people is in memory at a time. */
    void write(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvText csv = CsvText.to(writer, COLUMNS);
        census.each((session, subject) -> {
            try {
                lines(csv, session, subject);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        writer.flush();
    }

    private void lines(CsvText csv, KeycloakSession session, Subject subject) throws IOException {
        List<HeldAuthenticator> all =
                AuthenticatorKinds.of(session, subject.person()).toList();
        AuthenticatorView view = new AuthenticatorView(session, new AuthenticatorChanges(session, subject), words);
        for (HeldAuthenticator held : all) {
            ObjectNode seen = view.of(held);
            csv.line(line(
                    subject,
                    OF_AUTHENTICATORS.stream()
                            .map(name -> cell(seen.path(name)))
                            .toList()));
        }
        if (all.isEmpty()) {
            csv.line(line(subject, OF_AUTHENTICATORS.stream().map(name -> "").toList()));
        }
    }

    private List<String> line(Subject subject, List<String> authenticator) {
        List<String> cells = new ArrayList<>(List.of(
                subject.uuid(), subject.name(), organisation.orElseGet(() -> subject.organisations().keySet().stream()
                        .sorted()
                        .collect(Collectors.joining(" ")))));
        cells.addAll(authenticator);
        return cells;
    }

    private static String cell(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(" "))
                : value.asText("");
    }
}
