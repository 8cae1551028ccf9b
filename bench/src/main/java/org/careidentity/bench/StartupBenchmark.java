package org.careidentity.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.careidentity.realmconfig.RealmConfiguration;

/** What the pack costs a server that starts: two distributions that differ in the pack and its realm alone. */
final class StartupBenchmark {

    private static final int PORT = 18580;
    private static final Effort EFFORT = new Effort(1, 1);

    private StartupBenchmark() {}

    static List<Ratio> ratios() {
        Starts starts = new Starts();
        return List.of(new Ratio(
                "startup/cpu",
                "Starting an optimized server with an existing database until it is ready, with the pack and its realm,"
                        + " against without",
                Target.atMost(1.05),
                starts.of(
                        "with-pack",
                        List.of(TestServer.artifacts().pack()),
                        Map.of(TestServer.REALM, RealmConfiguration.careIdentity())),
                starts.of("without-pack", List.of(), Map.of()),
                starts,
                EFFORT));
    }

    /** Adds up what servers have used from their start until they were ready. */
    private static final class Starts implements Meter {

        private double milliseconds;

        /** Builds a server and makes its database; an operation is a start. */
        Side of(String name, List<Path> jars, Map<String, ObjectNode> realms) {
            KeycloakDistribution distribution = KeycloakDistribution.unpack(
                    TestServer.artifacts().keycloakZip(),
                    TestServer.target("startup").resolve(name));
            distribution.dropDatabase();
            distribution.providers(jars);
            distribution.realms(realms);
            server(distribution, name).importRealms().start().close();
            return () -> {
                try (KeycloakServer server = server(distribution, name).start()) {
                    milliseconds += server.cpuTime().toMillis();
                }
            };
        }

        private static KeycloakServer.Builder server(KeycloakDistribution distribution, String name) {
            return KeycloakServer.of(distribution)
                    .port(PORT)
                    .optimized()
                    .logFile(TestServer.target("startup").resolve(name + ".log"));
        }

        @Override
        public double reading() {
            return milliseconds;
        }
    }
}
