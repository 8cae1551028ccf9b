package org.careidentity.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * The embedded database of the demo. It lives as long as the realms that it was made from: Keycloak does not import
 * into a realm that is there. An old one is moved aside and never deleted, as somebody's passkeys may be in it.
 */
final class DemoDatabase {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

    private final Path database;
    private final Path aside;
    private final String fingerprint;

    /**
     * @param distribution whose database it is
     * @param realms what the database is to hold
     * @param aside folder for databases that are out of use
     */
    DemoDatabase(KeycloakDistribution distribution, Map<String, ObjectNode> realms, Path aside) {
        this.database = distribution.database();
        this.aside = aside;
        this.fingerprint = Fingerprint.of(realms.toString());
    }

    /**
     * Makes way for a new database where the old one cannot serve.
     *
     * @param reset whether a new one is wanted in any case
     * @return one line for a person when something was moved
     */
    Optional<String> prepare(boolean reset) {
        try {
            if (!Files.exists(database) || (!reset && madeFromTheseRealms())) {
                return Optional.empty();
            }
            String reason =
                    reset ? "--reset" : Files.exists(stamp()) ? "the realms have changed" : "it was not finished";
            Path kept = Files.createDirectories(aside).resolve(TIME.format(LocalDateTime.now()));
            Files.move(database, kept);
            return Optional.of("A new database is made (" + reason + "); the old one is kept in " + kept);
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot move the old database from " + database + ": " + broken, broken);
        }
    }

    /** Notes that the database is complete. */
    void finished() {
        try {
            Files.writeString(stamp(), fingerprint);
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot write " + stamp() + ": " + broken, broken);
        }
    }

    private boolean madeFromTheseRealms() throws IOException {
        return Files.exists(stamp()) && Files.readString(stamp()).equals(fingerprint);
    }

    /** Inside the database's folder, so that it goes where the database goes. */
    private Path stamp() {
        return database.resolve("care-identity-realms.sha256");
    }
}
