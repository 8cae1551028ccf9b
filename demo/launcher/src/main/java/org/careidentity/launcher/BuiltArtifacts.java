package org.careidentity.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the build of a clone of the repository leaves what a running demo consists of.
 *
 * @param repository the clone
 */
public record BuiltArtifacts(Path repository) {

    private static final Properties VERSIONS = versions();

    /** The distribution of Keycloak, as published. */
    public Path keycloakZip() {
        return repository.resolve("demo/launcher/target/keycloak/keycloak-quarkus-dist-" + keycloakVersion() + ".zip");
    }

    /** The extension pack. */
    public Path pack() {
        return jar("pack", "care-identity-keycloak");
    }

    /** The JAR with the test user method. */
    public Path mock() {
        return jar("mock", "care-identity-mock");
    }

    /** The sample supplier application, executable. */
    public Path sampleApplication() {
        return jar("demo/sample-application", "care-identity-sample-application");
    }

    /** The phone, executable. */
    public Path phone() {
        return repository.resolve("demo/phone/target/care-identity-phone.jar");
    }

    /** The version of Keycloak that this build is for. */
    public static String keycloakVersion() {
        return VERSIONS.getProperty("keycloak");
    }

    /** @throws LaunchFailure when a file is not there */
    void check() {
        List<Path> missing = Stream.of(keycloakZip(), pack(), mock(), sampleApplication(), phone())
                .filter(file -> !Files.isRegularFile(file))
                .toList();
        if (!missing.isEmpty()) {
            throw new LaunchFailure("Not built yet: " + missing.get(0) + ". Run bin/demo.");
        }
    }

    private Path jar(String module, String artifact) {
        return repository.resolve(
                module + "/target/" + artifact + "-" + VERSIONS.getProperty("care-identity") + ".jar");
    }

    private static Properties versions() {
        Properties properties = new Properties();
        try (InputStream resource = BuiltArtifacts.class.getResourceAsStream("versions.properties")) {
            properties.load(resource);
        } catch (IOException broken) {
            throw new IllegalStateException("versions.properties cannot be read", broken);
        }
        return properties;
    }
}
