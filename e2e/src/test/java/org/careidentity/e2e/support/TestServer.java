package org.careidentity.e2e.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.careidentity.launcher.BuiltArtifacts;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.careidentity.realmconfig.RealmConfiguration;

/**
 * The real Keycloak that tests share: the distribution with both JARs and the demo's realms, in development mode. It
 * starts once and stops with the tests. The system property {@code care-identity.server} names a running one instead;
 * with {@code care-identity.containers=true} it starts in a container.
 */
public final class TestServer {

    /** The main realm. */
    public static final String REALM = "care-identity";

    /** The realm of suppliers' automated tests. */
    public static final String MOCK_REALM = "Cis2-mock";

    /** Where the sample application of browser tests listens. */
    public static final URI APPLICATION = URI.create("http://localhost:18081");

    /** The environment of a server of a few minutes: compiling more than they ask for is lost. */
    public static final Map<String, String> SHORT_LIVED = Map.of("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");

    /** Where the tests' SMTP server listens. */
    public static final int SMTP_PORT = 18025;

    static final int PORT = 18080;

    /** Where the server looks for a Spine directory; a test that needs one puts it there. */
    static final int DIRECTORY_PORT = 18389;

    /** The directory's certificate, which the server trusts. */
    static final TestCertificate DIRECTORY_CERTIFICATE = TestCertificate.of("directory");

    private static final Map<String, String> DIRECTORY = Map.of(
            "url",
            "ldaps://localhost:" + DIRECTORY_PORT,
            "bind-dn",
            SpineServer.BIND_DN,
            "bind-credential",
            SpineServer.PASSWORD,
            // other tests run at the same time: a refusal that comes late must not look like silence
            "connect-timeout-millis",
            "4000",
            "read-timeout-millis",
            "4000",
            "total-timeout-millis",
            "8000");

    /** The models that the shared server knows; none before a test adds one. */
    private static final TestMetadata METADATA = TestMetadata.in(target("metadata"));

    private static final PushSite PUSH = PushSite.in(target("push"));

    private final URI url;

    private TestServer(URI url) {
        this.url = url;
    }

    /** The shared server; starts it at the first call. */
    public static TestServer running() {
        return Holder.SERVER;
    }

    /** A server that a test started for itself. */
    public static TestServer at(URI url) {
        return new TestServer(url);
    }

    /**
     * A distribution with both JARs, the demo's main realm to import and no database.
     *
     * @param folder the name of its folder in {@code target}
     */
    public static KeycloakDistribution demoDistribution(Path zip, String folder) {
        KeycloakDistribution distribution = KeycloakDistribution.unpack(zip, target(folder));
        distribution.dropDatabase();
        distribution.providers(List.of(artifacts().pack(), artifacts().mock()));
        distribution.realms(Map.of(REALM, RealmConfiguration.demo(APPLICATION).get(REALM)));
        return distribution;
    }

    /**
     * Describes a server that a test class starts for itself, beside the shared one and those of other classes.
     *
     * @param name the name of its log in {@code target/failures}, without {@code .log}
     */
    public static KeycloakServer.Builder own(KeycloakDistribution distribution, int port, String name) {
        return KeycloakServer.of(distribution)
                .port(port)
                .environment(SHORT_LIVED)
                .logFile(target("failures").resolve(name + ".log"))
                .patience(Duration.ofMinutes(10));
    }

    /** The metadata of the shared server, for a test to add models of its own. */
    public static TestMetadata metadata() {
        return METADATA;
    }

    /** What the shared server tells phones by. */
    public static PushSite push() {
        return PUSH;
    }

    public URI url() {
        return url;
    }

    /** The origin that browsers have on the server's pages. */
    public String origin() {
        return url.toString();
    }

    public Admin admin() {
        return new Admin(url);
    }

    /** Makes a realm of its own, for a test that changes the realm, as a copy of one of the demo's. */
    public String copyRealm(String original, String name) {
        String text = RealmConfiguration.demo(APPLICATION).get(original).toString();
        ObjectNode renamed = (ObjectNode)
                Json.read(text.replace("default-roles-" + original.toLowerCase(), "default-roles-" + name.toLowerCase())
                        .replace("/realms/" + original + "/", "/realms/" + name + "/")
                        .replace("/admin/" + original + "/", "/admin/" + name + "/"));
        renamed.put("realm", name);
        renamed.remove("id");
        admin().delete(name);
        admin().post("", renamed).ok();
        return name;
    }

    /** Options for themes as in production; development mode reads every template anew for every page. */
    public static String[] themesOfProduction() {
        return new String[] {
            "--spi-theme--cache-themes=true", "--spi-theme--cache-templates=true", "--spi-theme--static-max-age=2592000"
        };
    }

    /** The files that the build made, in the repository that these tests stand in. */
    public static BuiltArtifacts artifacts() {
        return new BuiltArtifacts(Path.of("").toAbsolutePath().getParent());
    }

    /** A folder for what tests leave behind. */
    public static Path target(String name) {
        return Path.of("target").toAbsolutePath().resolve(name);
    }

    /** The options of a server that has the tests' directory. */
    static String[] directoryOptions() {
        return DIRECTORY.entrySet().stream()
                .map(option ->
                        "--spi-care-identity-role-directory--spine--" + option.getKey() + "=" + option.getValue())
                .toArray(String[]::new);
    }

    private static final class Holder {

        static final TestServer SERVER = start();

        private static TestServer start() {
            String running = System.getProperty("care-identity.server");
            if (running != null) {
                return new TestServer(URI.create(running));
            }
            List<Path> jars = List.of(artifacts().pack(), artifacts().mock());
            Map<String, ObjectNode> realms = RealmConfiguration.demo(APPLICATION);
            Path log = target("failures").resolve("keycloak.log");
            if (Boolean.getBoolean("care-identity.containers")) {
                return new TestServer(ContainerServer.start(jars, realms, log));
            }
            KeycloakDistribution distribution =
                    KeycloakDistribution.unpack(artifacts().keycloakZip(), target("server"));
            distribution.dropDatabase();
            distribution.providers(jars);
            distribution.realms(realms);
            KeycloakServer server = KeycloakServer.of(distribution)
                    .port(PORT)
                    .importRealms()
                    .options(directoryOptions())
                    .options(METADATA.options())
                    .options(PUSH.options())
                    .options(themesOfProduction())
                    .options("--truststore-paths=" + DIRECTORY_CERTIFICATE.pem())
                    .logFile(log)
                    .start(System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return new TestServer(server.baseUrl());
        }
    }
}
