package org.careidentity.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakDistributionTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    @Test
    void unpackingKeepsWhatIsExecutable() throws IOException {
        KeycloakDistribution distribution = TinyDistribution.unpacked(folder);
        assertThat(distribution.version()).isEqualTo("1.2.3");
        assertThat(distribution.home().resolve("bin/kc.sh")).isExecutable();
        assertThat(distribution.home().resolve("version.txt")).isRegularFile();
        assertThat(Files.isExecutable(distribution.home().resolve("version.txt")))
                .isFalse();
    }

    @Test
    void whatIsUnpackedStays() throws IOException {
        Path ours = TinyDistribution.unpacked(folder).home().resolve("ours.txt");
        Files.writeString(ours, "ours");
        TinyDistribution.unpacked(folder);
        assertThat(ours).exists();
    }

    @Test
    void aBrokenZipLeavesNothingThatLooksUnpacked() throws IOException {
        Path zip = Files.writeString(folder.resolve("keycloak-quarkus-dist-9.zip"), "not a zip");
        assertThatThrownBy(() -> KeycloakDistribution.unpack(zip, folder))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining(zip.toString());
        assertThat(folder.resolve("keycloak-9")).doesNotExist();
    }

    @Test
    void providersAreWrittenOnlyWhenTheirContentIsNew() throws IOException {
        KeycloakDistribution distribution = TinyDistribution.unpacked(folder);
        Path providers = distribution.home().resolve("providers");
        Path jar = Files.writeString(folder.resolve("care-identity-keycloak-2.jar"), "one");
        Files.writeString(providers.resolve("care-identity-keycloak-1.jar"), "old");
        Files.writeString(providers.resolve("of-somebody-else.jar"), "theirs");

        distribution.providers(List.of(jar));
        Path placed = providers.resolve("care-identity-keycloak-2.jar");
        assertThat(placed).hasContent("one");
        assertThat(providers.resolve("care-identity-keycloak-1.jar")).doesNotExist();
        assertThat(providers.resolve("of-somebody-else.jar")).exists();

        Files.setLastModifiedTime(placed, LONG_AGO);
        distribution.providers(List.of(jar));
        assertThat(Files.getLastModifiedTime(placed)).isEqualTo(LONG_AGO);

        Files.writeString(jar, "two");
        distribution.providers(List.of(jar));
        assertThat(placed).hasContent("two");
    }

    @Test
    void onlyTheGivenRealmsAreImported() throws IOException {
        KeycloakDistribution distribution = TinyDistribution.unpacked(folder);
        distribution.realms(Map.of("old", JsonNodeFactory.instance.objectNode()));
        distribution.realms(Map.of("new", JsonNodeFactory.instance.objectNode().put("realm", "new")));
        Path imports = distribution.home().resolve("data/import");
        assertThat(imports.resolve("old-realm.json")).doesNotExist();
        assertThat(imports.resolve("new-realm.json")).content().contains("\"realm\" : \"new\"");
    }
}
