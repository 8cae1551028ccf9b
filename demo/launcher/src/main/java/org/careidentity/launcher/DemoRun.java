package org.careidentity.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.careidentity.realmconfig.RealmConfiguration;

/** One run of the demo: Keycloak with the pack, the mock and the realms, and then the sample application. */
final class DemoRun {

    private static final String FOLDER = "target/demo";

    private final Options options;
    private final BuiltArtifacts artifacts;
    private final Children children;
    private final Consumer<String> progress;
    private final Path folder;
    private final Map<String, ObjectNode> realms;
    private KeycloakServer keycloak;
    private SampleApplication application;

    DemoRun(Options options, BuiltArtifacts artifacts, Children children, Consumer<String> progress) {
        this.options = options;
        this.artifacts = artifacts;
        this.children = children;
        this.progress = progress;
        this.folder = made(artifacts.repository().resolve(FOLDER));
        this.realms = RealmConfiguration.demo(options.application());
    }

    /** Where the demo keeps its server, its database and its logs. */
    Path folder() {
        return folder;
    }

    void start() {
        artifacts.check();
        progress.accept("Keycloak " + BuiltArtifacts.keycloakVersion() + " is laid out in " + folder);
        KeycloakDistribution distribution = KeycloakDistribution.unpack(artifacts.keycloakZip(), folder);
        distribution.providers(List.of(artifacts.pack(), artifacts.mock()));
        distribution.realms(realms);
        DemoDatabase database = new DemoDatabase(distribution, realms, folder.resolve("old-databases"));
        database.prepare(options.reset()).ifPresent(progress);

        keycloak = KeycloakServer.of(distribution)
                .port(options.port())
                .managementPort(options.managementPort())
                .importRealms()
                .logFile(folder.resolve("keycloak.log"))
                .onStarted(children::add)
                .start(progress);
        URI issuer = realm(RealmConfiguration.CARE_IDENTITY);
        if (!Http.ok(issuer)) {
            throw new LaunchFailure("Keycloak runs without the realm " + RealmConfiguration.CARE_IDENTITY + " (log: "
                    + keycloak.logFile() + ")");
        }
        database.finished();

        progress.accept("The sample application starts");
        application = SampleApplication.start(
                copied(artifacts.sampleApplication()),
                options.applicationPort(),
                issuer,
                folder.resolve("application.log"),
                children::add);
    }

    Card card() {
        return new Card(
                keycloak.baseUrl(),
                application.baseUrl(),
                RealmConfiguration.CARE_IDENTITY,
                realms.keySet(),
                TestPerson.of(realms.get(RealmConfiguration.CARE_IDENTITY)),
                folder);
    }

    /** Returns when a child has ended, with one line that says which. */
    String awaitEnd() {
        CompletableFuture.anyOf(keycloak.onExit(), application.onExit()).join();
        return keycloak.isRunning()
                ? "The sample application has ended, so the demo ends (log: " + application.logFile() + ")"
                : "Keycloak has ended, so the demo ends (log: " + keycloak.logFile() + ")";
    }

    private URI realm(String name) {
        return URI.create(keycloak.baseUrl() + "/realms/" + name);
    }

    /** A running JAR must not change, and a build beside the demo would write a new one. */
    private Path copied(Path jar) {
        Path copy = folder.resolve(jar.getFileName());
        try {
            return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot copy " + jar + " to " + copy + ": " + broken, broken);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new LaunchFailure("Cannot make the folder " + folder + ": " + broken, broken);
        }
    }
}
