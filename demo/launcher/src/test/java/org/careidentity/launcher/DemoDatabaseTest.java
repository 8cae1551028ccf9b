package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.careidentity.realmconfig.RealmConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDatabaseTest {

    @TempDir
    private Path folder;

    private KeycloakDistribution distribution;

    @BeforeEach
    void unpack() throws IOException {
        distribution = TinyDistribution.unpacked(folder);
    }

    @Test
    void nothingHappensBeforeTheFirstStart() {
        assertThat(database(8081).prepare(false)).isEmpty();
        assertThat(database(8081).prepare(true)).isEmpty();
    }

    @Test
    void aDatabaseOfTheSameRealmsStays() throws IOException {
        start(8081);
        assertThat(database(8081).prepare(false)).isEmpty();
        assertThat(content()).exists();
    }

    @Test
    void changedRealmsMoveTheOldDatabaseAside() throws IOException {
        start(8081);
        assertThat(database(8082).prepare(false)).get().asString().contains("the realms have changed");
        assertThat(content()).doesNotExist();
        assertThat(kept()).exists();
    }

    @Test
    void aDatabaseThatWasNeverFinishedIsNotTrusted() throws IOException {
        writeDatabase();
        assertThat(database(8081).prepare(false)).get().asString().contains("it was not finished");
        assertThat(kept()).exists();
    }

    @Test
    void resetMovesAsideWhatWouldServe() throws IOException {
        start(8081);
        assertThat(database(8081).prepare(true)).get().asString().contains("--reset");
        assertThat(content()).doesNotExist();
        assertThat(kept()).exists();
    }

    private void start(int applicationPort) throws IOException {
        DemoDatabase database = database(applicationPort);
        database.prepare(false);
        writeDatabase();
        database.finished();
    }

    private void writeDatabase() throws IOException {
        Files.createDirectories(content().getParent());
        Files.writeString(content(), "passkeys");
    }

    private Path content() {
        return distribution.database().resolve("keycloakdb.mv.db");
    }

    private Path kept() throws IOException {
        try (var databases = Files.list(folder.resolve("old"))) {
            return databases.findFirst().orElseThrow().resolve("keycloakdb.mv.db");
        }
    }

    private DemoDatabase database(int applicationPort) {
        Map<String, ObjectNode> realms = RealmConfiguration.demo(URI.create("http://localhost:" + applicationPort));
        return new DemoDatabase(distribution, realms, folder.resolve("old"));
    }
}
