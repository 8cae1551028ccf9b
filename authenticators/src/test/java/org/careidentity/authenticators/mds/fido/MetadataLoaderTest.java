package org.careidentity.authenticators.mds.fido;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.careidentity.authenticators.emulated.MetadataBlob;
import org.careidentity.authenticators.emulated.MetadataSigner;
import org.careidentity.authenticators.mds.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataLoaderTest {

    private static final MetadataSigner SIGNER = MetadataSigner.create();
    private static final UUID MODEL = UUID.fromString("c0ffee00-0000-4000-8000-000000000001");
    private static final LocalDate NEXT_UPDATE = LocalDate.of(2026, 12, 1);
    private static final int GRACE_DAYS = 10;

    @TempDir
    Path folder;

    private Instant now = NEXT_UPDATE.minusDays(20).atStartOfDay().toInstant(ZoneOffset.UTC);
    private Path file;
    private Path list;
    private MetadataState state;
    private MetadataLoader loader;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        file = folder.resolve("blob.jwt");
        list = Files.write(folder.resolve("list.crl"), SIGNER.nobodyRevoked().getEncoded());
        restart(SIGNER);
    }

    private void restart(MetadataSigner pinned) {
        state = new MetadataState(() -> now, GRACE_DAYS);
        var verifier = new BlobVerifier(
                new SignerChain(List.of(pinned.root()), MetadataSigner.NAME, pinned == SIGNER),
                new RevocationLists(List.of(list), Set.of(), certificate -> List.of(), null));
        loader = new MetadataLoader(
                new BlobSource.OfFile(file, 100_000),
                verifier,
                new MetadataStore(folder.resolve("kept")),
                () -> now,
                state);
        loader.restore();
    }

    private void publish(long number, String... statuses) throws IOException {
        publish(SIGNER, number, statuses);
    }

    private void publish(MetadataSigner signer, long number, String... statuses) throws IOException {
        Files.writeString(
                file,
                new MetadataBlob()
                        .number(number)
                        .nextUpdate(NEXT_UPDATE)
                        .model(MODEL, "A key", List.of(), statuses)
                        .signedBy(signer));
    }

    private Set<String> statuses() {
        return new FidoMetadata(state)
                .find(MODEL)
                .map(model -> model.statuses(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .orElse(null);
    }

    @Test
    void withoutAFileNoModelIsKnownAndTheReasonIs() {
        assertThat(loader.refresh()).isFalse();
        assertThat(statuses()).isNull();
        assertThat(state.freshness()).isEqualTo(Freshness.ABSENT);
        assertThat(state.problem().orElseThrow()).contains("is not there");
        assertThat(state.failures(Problem.UNAVAILABLE)).isEqualTo(1);
    }

    @Test
    void aNewBlobTakesThePlaceOfTheOldOne() throws IOException {
        publish(1, "FIDO_CERTIFIED_L2");
        assertThat(loader.refresh()).isTrue();
        assertThat(statuses()).containsExactly("FIDO_CERTIFIED_L2");
        publish(2, "REVOKED");
        assertThat(loader.refresh()).isTrue();
        assertThat(statuses()).containsExactly("REVOKED");
        assertThat(state.problem()).isEmpty();
    }

    @Test
    void theOldOneIsKeptWhenTheNewOneIsBad() throws IOException {
        publish(2, "FIDO_CERTIFIED_L2");
        loader.refresh();
        publish(1, "REVOKED");
        assertThat(loader.refresh()).isFalse();
        assertThat(state.failures(Problem.ROLLBACK)).isEqualTo(1);
        Files.writeString(file, "rubbish");
        assertThat(loader.refresh()).isFalse();
        publish(MetadataSigner.create(), 3, "REVOKED");
        assertThat(loader.refresh()).isFalse();
        Files.write(file, new byte[100_001]);
        assertThat(loader.refresh()).isFalse();
        assertThat(state.failures(Problem.TOO_LARGE)).isEqualTo(1);
        assertThat(statuses()).containsExactly("FIDO_CERTIFIED_L2");
        publish(3, "REVOKED");
        assertThat(loader.refresh()).isTrue();
        assertThat(statuses()).containsExactly("REVOKED");
    }

    @Test
    void theLastGoodOneIsThereAfterARestartWithoutASource() throws IOException {
        publish(5, "FIDO_CERTIFIED_L2");
        loader.refresh();
        Files.delete(file);
        restart(SIGNER);
        assertThat(statuses()).containsExactly("FIDO_CERTIFIED_L2");
        assertThat(loader.refresh()).isFalse();
        assertThat(statuses()).containsExactly("FIDO_CERTIFIED_L2");
    }

    @Test
    void anOlderOneIsRefusedAfterARestartToo() throws IOException {
        publish(5, "REVOKED");
        loader.refresh();
        publish(4, "FIDO_CERTIFIED_L2");
        restart(SIGNER);
        assertThat(loader.refresh()).isFalse();
        assertThat(state.failures(Problem.ROLLBACK)).isEqualTo(1);
        assertThat(statuses()).containsExactly("REVOKED");
    }

    @Test
    void anOlderOneIsRefusedAlsoWhenTheKeptBlobIsLost() throws IOException {
        publish(5, "REVOKED");
        loader.refresh();
        Files.delete(folder.resolve("kept/blob.jwt"));
        publish(4, "FIDO_CERTIFIED_L2");
        restart(SIGNER);
        assertThat(loader.refresh()).isFalse();
        assertThat(statuses()).isNull();
    }

    @Test
    void whatIsKeptIsCheckedAgain() throws IOException {
        publish(5, "FIDO_CERTIFIED_L2");
        loader.refresh();
        Path kept = folder.resolve("kept/blob.jwt");
        Files.writeString(kept, Files.readString(kept).replaceFirst("\\.[^.]*$", ".AAAA"));
        restart(SIGNER);
        assertThat(statuses()).isNull();
    }

    @Test
    void aDamagedFolderDoesNotStopTheServer() throws IOException {
        Files.createDirectories(folder.resolve("kept"));
        Files.writeString(folder.resolve("kept/accepted.properties"), "number=many");
        publish(1, "FIDO_CERTIFIED_L2");
        restart(SIGNER);
        assertThat(loader.refresh()).isTrue();
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTheNextStart() throws IOException {
        Files.writeString(folder.resolve("kept"), "a file where the folder would be");
        publish(1, "FIDO_CERTIFIED_L2");
        assertThat(loader.refresh()).isTrue();
        assertThat(statuses()).containsExactly("FIDO_CERTIFIED_L2");
    }

    @Test
    void numbersOfAnotherRootSayNothing() throws IOException {
        publish(5, "REVOKED");
        loader.refresh();
        MetadataSigner other = MetadataSigner.create();
        publish(other, 1, "FIDO_CERTIFIED_L2");
        restart(other);
        assertThat(loader.refresh()).isTrue();
        assertThat(statuses()).containsExactly("FIDO_CERTIFIED_L2");
    }

    @ParameterizedTest
    @CsvSource({"0, CURRENT, true", "1, GRACE, true", "10, GRACE, true", "11, EXPIRED, false", "400, EXPIRED, false"})
    void itAgesByTheDayOfItsNextUpdateAndTheGrace(int daysLate, Freshness freshness, boolean trusted)
            throws IOException {
        publish(1, "REVOKED");
        loader.refresh();
        now = NEXT_UPDATE.plusDays(daysLate).atTime(12, 0).toInstant(ZoneOffset.UTC);
        assertThat(state.freshness()).isEqualTo(freshness);
        assertThat(state.freshness().trustedForRegistration()).isEqualTo(trusted);
        assertThat(statuses()).as("reports count in any case").containsExactly("REVOKED");
    }

    @Test
    void theKeptOneIsUsedThoughItsSignersCertificateHasEndedSince() throws IOException {
        publish(1, "REVOKED");
        loader.refresh();
        now = now.plus(Duration.ofDays(20 * 365));
        restart(SIGNER);
        assertThat(statuses()).containsExactly("REVOKED");
        assertThat(state.freshness()).isEqualTo(Freshness.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"0, 3600", "1, 10", "2, 20", "5, 160", "9, 2560", "10, 3600", "1000, 3600"})
    void afterFailuresItWaitsLongerAndLonger(int failures, int seconds) {
        assertThat(MetadataRefresh.delay(Duration.ofHours(1), Duration.ofSeconds(10), failures))
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
