package org.careidentity.launcher;

import java.util.Arrays;
import java.util.List;

/** How far a starting Keycloak is, told from its log. */
enum StartPhase {
    COMMAND("", "Keycloak starts"),
    BUILD("Updating the configuration and installing", "Keycloak takes in the JARs (after changes only)"),
    SERVER("Running the server in", "Keycloak comes up"),
    DATABASE("Initializing database schema", "Keycloak makes its database"),
    IMPORT("Importing from directory", "Keycloak imports the realms");

    private final String mark;
    private final String text;

    StartPhase(String mark, String text) {
        this.mark = mark;
        this.text = text;
    }

    /** The phase for a person. */
    String text() {
        return text;
    }

    /** The last phase that the log shows. */
    static StartPhase of(List<String> log) {
        return Arrays.stream(values())
                .filter(phase -> phase == COMMAND || log.stream().anyMatch(line -> line.contains(phase.mark)))
                .reduce((before, after) -> after)
                .orElse(COMMAND);
    }
}
