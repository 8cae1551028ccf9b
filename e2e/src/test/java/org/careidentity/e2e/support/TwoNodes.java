package org.careidentity.e2e.support;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;

/** Two nodes of one cluster on one database, each of which a test asks itself. */
public final class TwoNodes implements AutoCloseable {

    private final List<KeycloakServer.Builder> builders;
    private final List<KeycloakServer> nodes = new ArrayList<>();

    /**
     * Starts them.
     *
     * @param name of their folder and logs
     * @param port of the first; the next ones up to 20 more are theirs too
     */
    public TwoNodes(Postgres database, String name, int port) {
        KeycloakDistribution distribution =
                TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), name);
        builders = IntStream.range(0, 2)
                .mapToObj(number -> TestServer.own(distribution, port + number, "keycloak-" + name + "-" + number)
                        .options(database.keycloakOptions())
                        .options(
                                "--hostname=http://localhost:" + port,
                                "--cache=ispn",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--cache-embedded-network-bind-port=" + (port + 10 + number)))
                .toList();
        nodes.add(builders.get(0).importRealms().start());
        nodes.add(builders.get(1).start());
    }

    /** One of them. */
    public TestServer node(int number) {
        return TestServer.at(nodes.get(number).baseUrl());
    }

    /** Ends one as a power cut does. */
    public void kill(int number) {
        nodes.get(number).kill();
    }

    /** Starts one that has ended. */
    public void startAgain(int number) {
        nodes.set(number, builders.get(number).start());
    }

    @Override
    public void close() {
        nodes.forEach(KeycloakServer::close);
    }
}
