package org.careidentity.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Fails the build when the JAR holds a class that is not ours. Keycloak loads provider JARs before its own libraries,
 * so a bundled library would take the place of the server's (keycloak/keycloak pull request 41855). The libraries that
 * the server lacks stand in {@code shaded} under names of ours.
 */
public final class JarCheck {

    private static final Pattern OURS = Pattern.compile(
            "org/careidentity/(model|mappers|authenticators|openid|registration|mock|shaded/mds|shaded/csv)/"
                    + "(?!.*module-info).*\\.class");
    private static final Pattern SERVICE = Pattern.compile("META-INF/services/(?!org\\.(keycloak|careidentity)\\.).+");

    private JarCheck() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            List<String> strangers = strangers(Path.of(jar));
            if (!strangers.isEmpty()) {
                throw new IllegalStateException(
                        jar + " holds what is not the pack's: " + strangers.subList(0, Math.min(5, strangers.size())));
            }
        }
    }

    /** What is in a JAR and not ours: classes, multi-release copies and module descriptors included, and services of others. */
    static List<String> strangers(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class")
                            ? !OURS.matcher(name).matches()
                            : SERVICE.matcher(name).matches())
                    .toList();
        }
    }
}
