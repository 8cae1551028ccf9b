package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.careidentity.e2e.support.MetadataSite;
import org.careidentity.e2e.support.Metric;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestMetadata;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.careidentity.launcher.LaunchFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/** FIDO metadata in a server as an administrator runs it: the JAR's own copy of the library is what loads there. */
@SideBySide
@ResourceLock(value = "production server", target = ResourceLockTarget.CHILDREN)
class MetadataIT {

    private static final int PORT = 18480;
    private static final UUID MODEL = UUID.fromString("c0ffee00-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("c0ffee00-0000-4000-8000-000000000002");

    private static KeycloakServer.Builder server(String... options) {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(
                TestServer.artifacts().keycloakZip(), TestServer.target("production-server"));
        distribution.providers(List.of(TestServer.artifacts().pack()));
        return TestServer.own(distribution, PORT, "keycloak-metadata")
                .optimized()
                .options("--hostname=http://localhost:" + PORT)
                .options(options);
    }

    @Test
    void aFileIsReadAtTheStartAndWhenItChangesAndTheOneBeforeStaysWhenTheNewOneIsBad() {
        TestMetadata metadata = TestMetadata.in(TestServer.target("metadata-" + System.nanoTime()))
                .model(MODEL, "A key", List.of(), "FIDO_CERTIFIED_L2")
                .publish();
        try (KeycloakServer running = server(metadata.options()).start()) {
            TestServer server = TestServer.at(running.baseUrl());
            metadata.awaitedBy(server);
            assertThat(TestMetadata.information(server))
                    .containsEntry("state", "CURRENT")
                    .containsEntry("models", "1")
                    .containsEntry("source", metadata.blob().toString())
                    .doesNotContainKey("last problem");
            long good = metadata.model(OTHER, "Another key", List.of(), "REVOKED")
                    .publish()
                    .number();
            metadata.awaitedBy(server);
            assertThat(TestMetadata.information(server)).containsEntry("models", "2");

            metadata.write("rubbish");
            await(() -> TestMetadata.information(server).containsKey("last problem"));
            assertThat(TestMetadata.information(server))
                    .containsEntry("number", Long.toString(good))
                    .containsEntry("models", "2");
            assertThat(metric(running, "care_identity_mds_number")).isEqualTo(good);
            assertThat(metric(running, "care_identity_mds_models")).isEqualTo(2);
            assertThat(metric(running, "care_identity_mds_age_seconds")).isBetween(0.0, 60.0);
            assertThat(metric(running, "care_identity_mds_next_update_seconds"))
                    .isBetween(
                            Duration.ofDays(29).toSeconds() * 1.0,
                            Duration.ofDays(32).toSeconds() * 1.0);
            assertThat(metric(running, "care_identity_mds_load_failures_total{reason=\"malformed\"}"))
                    .isPositive();
            assertThat(metric(running, "care_identity_mds_load_failures_total{reason=\"signer_revoked\"}"))
                    .isZero();

            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            metadata.nextUpdate(today.minusDays(2)).publish().awaitedBy(server);
            assertThat(TestMetadata.information(server))
                    .containsEntry("state", "GRACE")
                    .containsEntry("next update", today.minusDays(2).toString());
            String warning = "FIDO metadata no. " + metadata.number() + " is stale: the next was due on ";
            await(() -> log(running).contains(warning + today.minusDays(2)));
            metadata.nextUpdate(today.minusDays(40)).publish().awaitedBy(server);
            assertThat(TestMetadata.information(server)).containsEntry("state", "EXPIRED");
        }
    }

    @Test
    void anAddressThatIsDownAtTheStartIsAskedAgainAndThenOnlyForChanges() {
        try (MetadataSite site = new MetadataSite();
                KeycloakServer running = server(site.options()).start()) {
            TestServer server = TestServer.at(running.baseUrl());
            await(() -> TestMetadata.information(server).containsKey("last problem"));
            assertThat(TestMetadata.information(server)).containsEntry("state", "ABSENT");
            assertThat(metric(running, "care_identity_mds_load_failures_total{reason=\"unavailable\"}"))
                    .isPositive();

            site.metadata().model(MODEL, "A key", List.of(), "FIDO_CERTIFIED_L2");
            site.publish();
            site.open();
            site.metadata().awaitedBy(server);
            assertThat(TestMetadata.information(server))
                    .containsEntry("state", "CURRENT")
                    .containsEntry("models", "1")
                    .doesNotContainKey("last problem");
            await(() -> site.answers().contains(304));
        }
    }

    @Test
    void optionsThatContradictStopTheServerWithOneLine() {
        assertThatThrownBy(() -> server(
                                "--spi-care-identity-mds--fido--file=blob.jwt",
                                "--spi-care-identity-mds--fido--url=https://localhost/")
                        .start()
                        .close())
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("are both there");
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String log(KeycloakServer server) {
        try {
            return Files.readString(server.logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double metric(KeycloakServer server, String name) {
        return Metric.of(server, name).orElseThrow(() -> new AssertionError("no metric " + name));
    }
}
