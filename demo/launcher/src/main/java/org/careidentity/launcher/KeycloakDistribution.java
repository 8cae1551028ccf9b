package org.careidentity.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An unpacked Keycloak distribution on disk. One folder is one server with one embedded database: servers that run
 * at the same time need a folder each.
 */
public final class KeycloakDistribution {

    private static final String OUR_JARS = "care-identity-";
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Path home;

    private KeycloakDistribution(Path home) {
        this.home = home;
    }

    /**
     * Unpacks the published zip, unless that was done before.
     *
     * @param zip {@code keycloak-quarkus-dist-<version>.zip}
     * @param folder where the distribution's own top folder, {@code keycloak-<version>}, shall stand
     * @throws LaunchFailure when the zip cannot be unpacked; nothing half unpacked is used later
     */
    public static KeycloakDistribution unpack(Path zip, Path folder) {
        String version = zip.getFileName().toString().replaceAll("^keycloak-quarkus-dist-|\\.zip$", "");
        Path home = folder.toAbsolutePath().resolve("keycloak-" + version);
        if (!Files.isDirectory(home)) {
            Path part = folder.toAbsolutePath().resolve("keycloak-" + version + ".part");
            try {
                Folders.delete(part);
                Archive.unpack(zip, Files.createDirectories(part));
                Files.move(part.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
                Folders.delete(part);
            } catch (IOException | ProviderNotFoundException broken) {
                throw new LaunchFailure("Cannot unpack " + zip + ": " + broken, broken);
            }
        }
        return new KeycloakDistribution(home);
    }

    /** The folder with {@code bin}, {@code providers} and {@code data}. */
    public Path home() {
        return home;
    }

    /** The version, as the folder's name has it. */
    public String version() {
        return home.getFileName().toString().substring("keycloak-".length());
    }

    /**
     * Makes {@code providers/} hold exactly these JARs of ours. JARs of others stay, and a JAR with the same content
     * is not touched: a new time stamp would cost the server a rebuild.
     */
    public void providers(Collection<Path> jars) {
        Path providers = home.resolve("providers");
        Set<String> wanted =
                jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
        try {
            for (Path old : Folders.files(providers, name -> name.startsWith(OUR_JARS) && !wanted.contains(name))) {
                Files.delete(old);
            }
            for (Path jar : jars) {
                Path target = providers.resolve(jar.getFileName());
                if (!Files.exists(target) || Files.mismatch(jar, target) >= 0) {
                    Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot put the JARs into " + providers + ": " + broken, broken);
        }
    }

    /**
     * Makes {@code data/import} hold exactly these realms; the server reads them at a start with import, and leaves
     * alone a realm that its database has already.
     *
     * @param realms realm representations by realm name
     */
    public void realms(Map<String, ObjectNode> realms) {
        Path folder = home.resolve("data/import");
        try {
            Files.createDirectories(folder);
            for (Path old : Folders.files(folder, name -> name.endsWith(".json"))) {
                Files.delete(old);
            }
            for (Map.Entry<String, ObjectNode> realm : realms.entrySet()) {
                WRITER.writeValue(folder.resolve(realm.getKey() + "-realm.json").toFile(), realm.getValue());
            }
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot write the realms to " + folder + ": " + broken, broken);
        }
    }

    /** Removes the embedded database, so that the next start makes a new one. */
    public void dropDatabase() {
        try {
            Folders.delete(database());
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot delete " + database() + ": " + broken, broken);
        }
    }

    Path database() {
        return home.resolve("data/h2");
    }
}
