package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.BulkFile;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.TwoNodes;
import org.careidentity.e2e.support.Workforce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file of changes and two nodes, one of which may die: every line is done once, wholly or not at all. */
@SideBySide
class RegistrationBulkNodesIT {

    private static final String HERE = "RJ1";
    private static final String APP = "authenticator-app";

    private static Postgres postgres;
    private static TwoNodes cluster;
    private static Admin admin;
    private static Staff manager;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        cluster = new TwoNodes(postgres, "registration-nodes", 18760);
        admin = cluster.node(1).admin();
        manager = Staff.logIn(
                cluster.node(0), TestServer.REALM, Staff.person(admin, TestServer.REALM, HERE, Staff.MANAGER, "3"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
        postgres.close();
    }

    private static Staff atTheOther() {
        return manager.at(cluster.node(1), TestServer.REALM);
    }

    /** Half of it stops authenticators, half of it issues links. */
    private static String job(List<String> people) {
        BulkFile file = new BulkFile();
        people.forEach(uuid -> file.line("suspend", uuid, APP, "").line("issue", uuid, "passkey", ""));
        return file.job(manager);
    }

    private static String count(String table, List<String> people, String condition) {
        return postgres.query("select count(*) from " + table + " r join user_entity u on u.id = r.user_id"
                + " where u.username in ('" + String.join("', '", people) + "') and " + condition);
    }

    private static void everyLineIsDoneOnce(List<String> people, String job) {
        String all = Integer.toString(people.size());
        assertThat(count("care_identity_authenticator", people, "r.status = 'SUSPENDED' and r.version = 1"))
                .isEqualTo(all);
        assertThat(count("care_identity_link", people, "true")).isEqualTo(all);
        assertThat(postgres.query("select count(*) from care_identity_job_line where job_id = '" + job
                        + "' and outcome = 'DONE'"))
                .isEqualTo(Integer.toString(2 * people.size()));
    }

    @Test
    void runsOnBothNodesAtTheSameMomentDoEachLineOnce() throws Exception {
        List<String> people = Workforce.of(HERE).withApps(100).join(admin, TestServer.REALM);
        String job = job(people);
        List<List<JsonNode>> ends = AtOnce.run(List.of(
                (Callable<List<JsonNode>>) () -> BulkFile.runToTheEnd(manager, job),
                () -> BulkFile.runToTheEnd(atTheOther(), job)));
        assertThat(ends.stream().flatMap(List::stream))
                .extracting(end -> end.path("line").intValue())
                .doesNotHaveDuplicates()
                .hasSize(200);
        everyLineIsDoneOnce(people, job);
    }

    @Test
    void whatANodeThatDiesHasNotDoneTheOtherDoes() throws Exception {
        List<String> people = Workforce.of(HERE).withApps(400).join(admin, TestServer.REALM);
        String job = job(people);
        CompletableFuture<Void> dying = CompletableFuture.runAsync(() -> BulkFile.runToTheEnd(manager, job));
        String done = "select count(*) from care_identity_job_line where outcome = 'DONE' and job_id = '" + job + "'";
        while (Integer.parseInt(postgres.query(done)) < 20) {
            Thread.onSpinWait();
        }
        cluster.kill(0);
        try {
            assertThat(dying).as("the call that was going on").failsWithin(Duration.ofMinutes(1));
            int before = Integer.parseInt(postgres.query(done));
            assertThat(before).isBetween(20, 799);
            List<JsonNode> rest = BulkFile.runToTheEnd(atTheOther(), job);
            assertThat(rest).hasSize(800 - before).allSatisfy(end -> assertThat(
                            end.path("outcome").textValue())
                    .isEqualTo("done"));
            everyLineIsDoneOnce(people, job);
        } finally {
            cluster.startAgain(0);
        }
    }
}
