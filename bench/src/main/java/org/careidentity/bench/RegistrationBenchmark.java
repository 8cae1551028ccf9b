package org.careidentity.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;

/** What it costs to give a person an authenticator and to take another away, with all that the Registration Authority does more. */
final class RegistrationBenchmark {

    private static final String REALM = "bench-registration";
    private static final String STOCK_REALM = "bench-registration-stock";
    private static final String ORGANISATION = "RJ1";
    /** Nine rounds are a thousand pairs. */
    private static final Effort PAIRS = new Effort(12, 112);

    private RegistrationBenchmark() {}

    static List<Ratio> ratios(Stage stage, Closing closing) {
        return List.of(new Ratio(
                "registration/pair-cpu",
                "A registration link issued and an authenticator removed, with rights, record and e-mail, against a password set"
                        + " and an authenticator app deleted by Keycloak's admin API, with its record",
                Target.atMost(1.1),
                new IssueAndRemove(stage.server(), closing),
                new SetAndDelete(stage.server()),
                stage.cpu(),
                PAIRS));
    }

    /** Somebody with an authenticator app, and where it is. */
    private record Holder(String person, String authenticator, long version) {}

    private static final class IssueAndRemove implements Side {

        private final TestServer server;
        private final Admin admin;
        private final String manager;
        private final Queue<Holder> holders = new ArrayDeque<>();
        private Staff agent;

        IssueAndRemove(TestServer server, Closing closing) {
            this.server = server;
            this.admin = server.admin();
            server.copyRealm(TestServer.REALM, REALM);
            closing.add(new Post(admin)::close);
            manager = Staff.person(admin, REALM, ORGANISATION, Staff.MANAGER, "3");
        }

        @Override
        public void prepare(int operations) {
            agent = Staff.logIn(server, REALM, manager);
            for (String uuid : Workforce.of(ORGANISATION).withApps(operations).join(admin, REALM)) {
                String person = agent.get("people?uuid=" + uuid)
                        .with(200)
                        .json()
                        .at("/people/0/id")
                        .textValue();
                JsonNode app = agent.get("people/" + person + "/authenticators")
                        .with(200)
                        .json()
                        .at("/authenticators/0");
                holders.add(new Holder(
                        person, app.path("id").textValue(), app.path("version").longValue()));
            }
        }

        @Override
        public void operation() {
            Holder holder = holders.remove();
            agent.post("people/" + holder.person() + "/links", Map.of("method", "passkey", "reason", "New starter"))
                    .with(201);
            agent.post(
                            "people/" + holder.person() + "/authenticators/" + holder.authenticator() + "/removal",
                            Map.of("version", holder.version(), "reason", "Lost"))
                    .with(204);
        }
    }

    /** The mail server of the realm. */
    private static final class Post {

        private final Mailbox mailbox = new Mailbox();

        Post(Admin admin) {
            mailbox.receiveFor(admin, REALM);
        }

        void close() {
            mailbox.close();
        }
    }

    private static final class SetAndDelete implements Side {

        private final TestServer server;
        private final Admin admin;
        private final Queue<Holder> holders = new ArrayDeque<>();
        private AdminToken token;

        SetAndDelete(TestServer server) {
            this.server = server;
            this.admin = server.admin();
            admin.delete(STOCK_REALM);
            admin.post(
                            "",
                            Map.of(
                                    "realm", STOCK_REALM,
                                    "enabled", true,
                                    "eventsEnabled", true,
                                    "adminEventsEnabled", true,
                                    "adminEventsDetailsEnabled", true))
                    .ok();
        }

        @Override
        public void prepare(int operations) {
            token = AdminToken.of(server);
            for (String uuid : Workforce.of(ORGANISATION).withApps(operations).join(admin, STOCK_REALM)) {
                String person = admin.user(STOCK_REALM, uuid).path("id").textValue();
                JsonNode app = token.get(STOCK_REALM + "/users/" + person + "/credentials")
                        .get(0);
                holders.add(new Holder(person, app.path("id").textValue(), 0));
            }
            token = AdminToken.of(server);
        }

        @Override
        public void operation() {
            Holder holder = holders.remove();
            String user = STOCK_REALM + "/users/" + holder.person();
            token.send(
                    "PUT",
                    user + "/reset-password",
                    Map.of("type", "password", "value", "correct horse battery staple", "temporary", false));
            token.send("DELETE", user + "/credentials/" + holder.authenticator(), Map.of());
        }
    }
}
