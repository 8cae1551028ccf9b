package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;

/** How long an agent waits for people among all of CIS2's, and what is left in memory of a large organisation. */
final class FindBenchmark {

    private static final int PORT = 18780;
    private static final int PAGE = 20;
    private static final Effort EXACT = new Effort(5, 100);
    private static final Effort NAMES = new Effort(2, 6);
    private static final Effort EXPORTS = new Effort(2, 1);

    private final TestServer server;
    private final Nation nation;
    private final String manager;
    private final String exporter;

    private FindBenchmark(Closing closing) {
        Postgres database = Postgres.start();
        closing.add(database::close);
        KeycloakDistribution distribution =
                TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), "bench-people-server");
        KeycloakServer process = TestServer.own(distribution, PORT, "keycloak-bench-people")
                .importRealms()
                // compiled as on a server that runs for weeks
                .environment(Map.of("JAVA_OPTS_APPEND", ""))
                .options(database.keycloakOptions())
                .start();
        closing.add(process::close);
        server = TestServer.at(process.baseUrl());
        nation = Nation.in(database, TestServer.REALM);
        manager = Staff.person(server.admin(), TestServer.REALM, Nation.LARGE, Staff.MANAGER, "3");
        exporter = Staff.person(server.admin(), TestServer.REALM, Nation.SMALLER, Staff.MANAGER, "3");
    }

    static List<Ratio> ratios(Closing closing) {
        return new FindBenchmark(closing).ratios();
    }

    private List<Ratio> ratios() {
        return List.of(
                new Ratio(
                        "registration-730k/exact",
                        "Among 730,000 people, somebody of an organisation by UUID or e-mail address, against Keycloak's exact"
                                + " search for their user name",
                        Target.atMost(3),
                        new Exact(),
                        new StockExact(),
                        new Elapsed(),
                        EXACT),
                new Ratio(
                        "registration-730k/name",
                        "The first page of an organisation's people whose name begins with a text, against Keycloak's search"
                                + " for the same text",
                        Target.atMost(3),
                        new Names(nation::name),
                        new StockNames(nation::name),
                        new Elapsed(),
                        NAMES),
                new Ratio(
                        "registration-730k/common-name",
                        "The same for a text that the names of one in thirty begin with, of whom Keycloak's search shows the first"
                                + " twenty of anywhere",
                        Target.atMost(3),
                        new Names(() -> Nation.COMMON),
                        new StockNames(() -> Nation.COMMON),
                        new Elapsed(),
                        NAMES),
                new Ratio(
                        "registration-730k/heap-mb",
                        "What an export of an organisation of 3,650 people leaves in the server's heap: megabytes",
                        Target.atMost(1),
                        new Exports(),
                        new Side.Known(1),
                        new ServerHeap(server),
                        EXPORTS));
    }

    private Staff logIn(String person) {
        return Staff.logIn(server, TestServer.REALM, person);
    }

    private final class Exact implements Side {

        private Staff agent;
        private boolean byEmail;

        @Override
        public void prepare(int operations) {
            agent = logIn(manager);
        }

        @Override
        public void operation() {
            byEmail = !byEmail;
            String uuid = nation.uuid();
            String query = byEmail ? "email=" + Nation.email(uuid) : "uuid=" + uuid;
            found(agent.get("people?" + query).with(200).json().path("people"));
        }
    }

    private final class StockExact implements Side {

        private AdminToken admin;

        @Override
        public void prepare(int operations) {
            admin = AdminToken.of(server);
        }

        @Override
        public void operation() {
            found(admin.get(TestServer.REALM + "/users?exact=true&username=" + nation.uuid()));
        }
    }

    private final class Names implements Side {

        private final Supplier<String> name;
        private Staff agent;

        Names(Supplier<String> name) {
            this.name = name;
        }

        @Override
        public void prepare(int operations) {
            agent = logIn(manager);
        }

        @Override
        public void operation() {
            found(agent.get("people?max=" + PAGE + "&name=" + name.get())
                    .with(200)
                    .json()
                    .path("people"));
        }
    }

    private final class StockNames implements Side {

        private final Supplier<String> name;
        private AdminToken admin;

        StockNames(Supplier<String> name) {
            this.name = name;
        }

        @Override
        public void prepare(int operations) {
            admin = AdminToken.of(server);
        }

        @Override
        public void operation() {
            found(admin.get(
                    TestServer.REALM + "/users?briefRepresentation=true&max=" + PAGE + "&search=" + name.get()));
        }
    }

    private final class Exports implements Side {

        private Staff agent;

        @Override
        public void prepare(int operations) {
            agent = logIn(exporter);
        }

        @Override
        public void operation() {
            if (agent.get("export").with(200).body().lines().count() < Nation.PEOPLE / 200) {
                throw new IllegalStateException("somebody is missing in the export");
            }
        }
    }

    private static void found(JsonNode people) {
        if (people.isEmpty()) {
            throw new IllegalStateException("nobody was found");
        }
    }
}
