package org.careidentity.realmconfig;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The step of the build that writes the importable realms: {@code care-identity.json} for production, the demo's
 * realms in the folder {@code demo}, and in the folder {@code supplier} those for a supplier's own Keycloak.
 */
public final class RealmFiles {

    private static final URI SAMPLE_APPLICATION = URI.create("http://localhost:8081");
    private static final URI PHONE = URI.create("http://phone.localhost:8082");
    /** The demo's; the guide says what to set for another. */
    private static final URI ISSUER = URI.create("http://localhost:8080/realms/" + RealmConfiguration.CARE_IDENTITY);

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private RealmFiles() {}

    /**
     * Writes the realms.
     *
     * @param arguments the folder, which is made where it is missing
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path demo = Files.createDirectories(folder.resolve("demo"));
        write(folder, RealmConfiguration.CARE_IDENTITY, RealmConfiguration.careIdentity());
        for (Map.Entry<String, ?> realm :
                RealmConfiguration.demo(SAMPLE_APPLICATION, PHONE).entrySet()) {
            write(demo, realm.getKey(), realm.getValue());
        }
        Path supplier = Files.createDirectories(folder.resolve("supplier"));
        write(supplier, "with-pack", RealmConfiguration.supplier(ISSUER));
        write(supplier, "stock", RealmConfiguration.stockSupplier(ISSUER));
    }

    private static void write(Path folder, String name, Object realm) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), WRITER.writeValueAsString(realm) + "\n");
    }
}
