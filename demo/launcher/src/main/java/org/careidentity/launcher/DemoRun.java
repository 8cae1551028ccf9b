package org.careidentity.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.careidentity.realmconfig.RealmConfiguration;

/** One run of the demo: Keycloak with the pack, the mock and the realms, then the sample application and the phone. */
final class DemoRun {

    private static final String FOLDER = "target/demo";
    /** A server of its own: passkeys of the one know nothing of the other's host name. */
    private static final String SMARTCARD_FOLDER = "target/demo-smartcard";

    private final Options options;
    private final BuiltArtifacts artifacts;
    private final Children children;
    private final Consumer<String> progress;
    private final Path folder;
    private final Map<String, ObjectNode> realms;
    private final Optional<SmartcardDemo> smartcard;
    private KeycloakServer keycloak;
    private SampleApplication application;
    private PhoneApp phone;

    DemoRun(Options options, BuiltArtifacts artifacts, Children children, Consumer<String> progress) {
        this.options = options;
        this.artifacts = artifacts;
        this.children = children;
        this.progress = progress;
        this.folder = made(artifacts.repository().resolve(options.smartcard() ? SMARTCARD_FOLDER : FOLDER));
        this.realms = RealmConfiguration.demo(options.application(), options.phone());
        this.smartcard =
                options.smartcard() ? Optional.of(new SmartcardDemo(options.cardHosts(), folder)) : Optional.empty();
    }

    /** Where the demo keeps its server, its database and its logs. */
    Path folder() {
        return folder;
    }

    void start() {
        artifacts.check();
        smartcard.ifPresent(cards -> {
            progress.accept("The demo's cards are made, or are there");
            cards.prepare();
            cards.addTo(realms.get(RealmConfiguration.CARE_IDENTITY));
        });
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
                .options(smartcard.map(SmartcardDemo::serverOptions).orElse(new String[0]))
                .logFile(folder.resolve("keycloak.log"))
                .onStarted(children::add)
                .start(progress);
        if (!Http.ok(realm(keycloak.baseUrl()))) {
            throw new LaunchFailure("Keycloak runs without the realm " + RealmConfiguration.CARE_IDENTITY + " (log: "
                    + keycloak.logFile() + ")");
        }
        database.finished();
        smartcard.ifPresent(cards -> {
            progress.accept("nginx starts");
            cards.start(folder, artifacts.repository(), options.port(), children::add);
        });

        progress.accept("The sample application starts");
        application = SampleApplication.start(
                copied(artifacts.sampleApplication()),
                options.applicationPort(),
                realm(login()),
                folder.resolve("application.log"),
                children::add,
                smartcard.map(cards -> cards.javaOptions(folder)).orElse(List.of()),
                "--care-identity.phone-action=care-identity-register-push");

        progress.accept("The phone starts");
        phone = PhoneApp.start(
                copied(artifacts.phone()), options.phonePort(), folder.resolve("phone.log"), children::add);
    }

    /** Where people log in. */
    private URI login() {
        return smartcard.map(SmartcardDemo::login).orElse(keycloak.baseUrl());
    }

    Card card() {
        return new Card(
                login(),
                application.baseUrl(),
                options.phone(),
                RealmConfiguration.CARE_IDENTITY,
                realms.keySet(),
                TestPerson.of(realms.get(RealmConfiguration.CARE_IDENTITY)),
                smartcard.map(SmartcardDemo::text).orElse(""),
                folder);
    }

    /** Returns when a child has ended, with one line that says which. */
    String awaitEnd() {
        Stream<CompletableFuture<?>> children = Stream.concat(
                Stream.of(keycloak.onExit(), application.onExit(), phone.onExit()),
                smartcard.stream().map(SmartcardDemo::onExit));
        CompletableFuture.anyOf(children.toArray(CompletableFuture[]::new)).join();
        if (!keycloak.isRunning()) {
            return "Keycloak has ended, so the demo ends (log: " + keycloak.logFile() + ")";
        }
        if (!phone.isRunning()) {
            return "The phone has ended, so the demo ends (log: " + phone.logFile() + ")";
        }
        return smartcard
                .flatMap(SmartcardDemo::ended)
                .orElseGet(() ->
                        "The sample application has ended, so the demo ends (log: " + application.logFile() + ")");
    }

    private static URI realm(URI server) {
        return URI.create(server + "/realms/" + RealmConfiguration.CARE_IDENTITY);
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
