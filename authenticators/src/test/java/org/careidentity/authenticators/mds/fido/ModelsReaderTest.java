package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.careidentity.authenticators.emulated.MetadataBlob;
import org.careidentity.authenticators.emulated.MetadataSigner;
import org.careidentity.authenticators.mds.ModelEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsReaderTest {

    private static final MetadataSigner SIGNER = MetadataSigner.create();
    private static final UUID MODEL = UUID.fromString("c0ffee00-0000-4000-8000-000000000001");

    private static MetadataBlob blob() {
        return new MetadataBlob().model(MODEL, "A key", List.of(SIGNER.root()), "FIDO_CERTIFIED_L2");
    }

    private static Models accept(String blob) throws MetadataException {
        return ModelsReader.read(SignedBlob.read(blob.getBytes(StandardCharsets.US_ASCII), null));
    }

    private static Models with(Consumer<ObjectNode> change) throws MetadataException {
        MetadataBlob blob = blob();
        change.accept(blob.lastEntry());
        UUID other = new UUID(1, 1);
        return accept(blob.model(other, "Another key", List.of(), "REVOKED").signedBy(SIGNER));
    }

    @Test
    void anEntryThatCannotBeReadIsLeftOutAlone() throws Exception {
        List<Consumer<ObjectNode>> changes = List.of(
                entry -> entry.put("aaguid", "not-an-aaguid"),
                entry -> entry.remove("aaguid"),
                entry -> entry.remove("statusReports"),
                entry -> entry.putArray("statusReports").addObject(),
                entry -> entry.putArray("statusReports")
                        .addObject()
                        .put("status", "REVOKED")
                        .put("effectiveDate", "tomorrow"));
        for (Consumer<ObjectNode> change : changes) {
            Models models = with(change);
            assertThat(models.byAaguid()).containsOnlyKeys(new UUID(1, 1));
            assertThat(models.leftOut()).singleElement().asString().startsWith("entry 1 (A key): ");
        }
    }

    @Test
    void reportsOfAModelWhoseStatementCannotBeReadCountAndItsRootsDoNot() throws Exception {
        Models models = with(entry -> {
            ObjectNode statement = (ObjectNode) entry.get("metadataStatement");
            statement.putArray("attestationRootCertificates").add("AAAA");
            entry.withArray("statusReports").addObject().put("status", "REVOKED");
        });
        ModelEntry model = models.byAaguid().get(MODEL);
        assertThat(model.statuses(LocalDate.now())).contains("REVOKED");
        assertThat(model.roots()).isEmpty();
        assertThat(model.hardwareKeys()).isFalse();
        assertThat(models.leftOut()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "5",
                "[[]]",
                "{\"keyProtection\":[{\"a\":[1,{}]}],\"upv\":7}",
                "{\"description\":{\"a\":[{}]}}"
            })
    void aStatementOfAnotherFormIsSkippedToItsEnd(String statement) throws Exception {
        Models models = with(entry -> {
            try {
                ObjectNode copy = entry.deepCopy();
                entry.removeAll();
                entry.set("metadataStatement", new ObjectMapper().readTree(statement));
                entry.set("aaguid", copy.get("aaguid"));
                entry.set("statusReports", copy.get("statusReports"));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
        assertThat(models.byAaguid()).containsKeys(MODEL, new UUID(1, 1));
        assertThat(models.byAaguid().get(MODEL).roots()).isEmpty();
        assertThat(models.byAaguid().get(MODEL).statuses(LocalDate.now())).containsExactly("FIDO_CERTIFIED_L2");
    }

    @Test
    void aStatusOfALaterVersionIsKept() throws Exception {
        Models models =
                with(entry -> entry.withArray("statusReports").addObject().put("status", "RETIRED"));
        assertThat(models.byAaguid().get(MODEL).statuses(LocalDate.now()))
                .containsExactlyInAnyOrder("RETIRED", "FIDO_CERTIFIED_L2");
        assertThat(models.leftOut()).isEmpty();
    }

    @Test
    void aReportOfTheFutureDoesNotCountYet() throws Exception {
        LocalDate tomorrow = LocalDate.now().plusDays(1);
        Models models = with(entry -> entry.withArray("statusReports")
                .addObject()
                .put("status", "REVOKED")
                .put("effectiveDate", tomorrow.toString()));
        assertThat(models.byAaguid().get(MODEL).statuses(tomorrow.minusDays(1))).doesNotContain("REVOKED");
        assertThat(models.byAaguid().get(MODEL).statuses(tomorrow)).contains("REVOKED");
    }

    @Test
    void ofTwoEntriesForOneModelTheReportsCountAndTheTrustDoesNot() throws Exception {
        String signed = blob().model(MODEL, "The same key", List.of(SIGNER.root()), "USER_VERIFICATION_BYPASS")
                .signedBy(SIGNER);
        ModelEntry model = accept(signed).byAaguid().get(MODEL);
        assertThat(model.statuses(LocalDate.now())).contains("USER_VERIFICATION_BYPASS");
        assertThat(model.roots()).isEmpty();
    }

    @Test
    void theZeroAaguidNamesNoModel() throws Exception {
        assertThat(with(entry -> entry.put("aaguid", new UUID(0, 0).toString())).byAaguid())
                .containsOnlyKeys(new UUID(1, 1));
    }

    @Test
    void aU2fModelIsFoundByItsKeyIdentifier() throws Exception {
        String identifier = "ab".repeat(20);
        Models models = accept(blob().u2fModel(identifier.toUpperCase(), "A U2F key", List.of(), "REVOKED")
                .signedBy(SIGNER));
        assertThat(models.byKeyIdentifier().get(identifier).statuses(LocalDate.now()))
                .containsExactly("REVOKED");
    }
}
