package org.careidentity.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A zip that looks like a distribution of Keycloak, with a script for a server. */
final class TinyDistribution {

    private TinyDistribution() {}

    static KeycloakDistribution unpacked(Path folder) throws IOException {
        return KeycloakDistribution.unpack(zip(folder, "echo nothing"), folder);
    }

    /** @param script what kc.sh does */
    static Path zip(Path folder, String script) throws IOException {
        Path zip = folder.resolve("keycloak-quarkus-dist-1.2.3.zip");
        Files.deleteIfExists(zip);
        try (FileSystem archive =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Files.createDirectories(archive.getPath("keycloak-1.2.3/bin"));
            Files.createDirectories(archive.getPath("keycloak-1.2.3/providers"));
            Path command = archive.getPath("keycloak-1.2.3/bin/kc.sh");
            Files.writeString(command, "#!/bin/sh\n" + script + "\n");
            Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(archive.getPath("keycloak-1.2.3/version.txt"), "1.2.3");
        }
        return zip;
    }
}
