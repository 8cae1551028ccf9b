package org.careidentity.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCheckTest {

    @TempDir
    Path folder;

    @Test
    void aJarOfOurClassesPasses() throws IOException {
        Path jar = jar(
                "org/careidentity/model/Acr.class", "META-INF/services/org.keycloak.x", "theme/care-identity/a.css");
        assertThat(JarCheck.strangers(jar)).isEmpty();
    }

    @Test
    void aBundledLibraryFailsTheBuild() throws IOException {
        Path jar = jar("org/careidentity/model/Acr.class", "com/fasterxml/jackson/databind/ObjectMapper.class");
        assertThatThrownBy(() -> JarCheck.main(new String[] {jar.toString()}))
                .hasMessageContaining("com/fasterxml/jackson/databind/ObjectMapper.class");
    }

    @Test
    void aLibraryThatTheServerLacksPassesUnderOurName() throws IOException {
        assertThat(JarCheck.strangers(jar(
                        "org/careidentity/shaded/mds/data/MetadataBLOB.class",
                        "org/careidentity/shaded/csv/CSVParser.class")))
                .isEmpty();
        assertThat(JarCheck.strangers(jar(
                        "com/webauthn4j/metadata/data/MetadataBLOB.class",
                        "org/apache/commons/csv/CSVParser.class",
                        "org/careidentity/shaded/other/X.class",
                        "org/careidentity/shaded/mds/module-info.class",
                        "module-info.class",
                        "META-INF/services/com.fasterxml.jackson.databind.Module")))
                .hasSize(6);
    }

    @Test
    void aMultiReleaseCopyIsNoHidingPlace() throws IOException {
        Path jar = jar("META-INF/versions/17/com/webauthn4j/X.class");
        assertThat(JarCheck.strangers(jar)).hasSize(1);
    }

    private Path jar(String... entries) throws IOException {
        Path jar = folder.resolve("pack.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.closeEntry();
            }
        }
        return jar;
    }
}
