package org.careidentity.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Fails the build when the JAR holds a class that is not ours. Keycloak loads provider JARs before its own libraries,
 * so a bundled library would take the place of the server's (keycloak/keycloak pull request 41855).
 */
public final class JarCheck {

    private static final String OURS = "org/careidentity/";

    private JarCheck() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            List<String> strangers = strangers(Path.of(jar));
            if (!strangers.isEmpty()) {
                throw new IllegalStateException(jar + " holds classes that are not the pack's: "
                        + strangers.subList(0, Math.min(5, strangers.size())));
            }
        }
    }

    /** The classes in a JAR that are outside our package, multi-release copies included. */
    static List<String> strangers(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith(OURS))
                    .toList();
        }
    }
}
