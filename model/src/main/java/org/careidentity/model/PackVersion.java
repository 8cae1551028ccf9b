package org.careidentity.model;

import java.util.Map;

/** The version of the JAR that a class came in, for the console's server info. */
public final class PackVersion {

    private PackVersion() {}

    /** The entry {@code Version}; "development" where the class came from no JAR with a manifest. */
    public static Map<String, String> operationalInfo(Class<?> type) {
        return Map.of("Version", of(type));
    }

    /** The JAR's Implementation-Version. */
    public static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
