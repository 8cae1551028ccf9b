package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.BulkFile;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.RegistrationByLink;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of changes: what a dry run says of them, and what becomes of their lines. */
@SideBySide
class RegistrationBulkIT {

    private static final String REALM = "registration-bulk";
    private static final String HERE = "RJ1";
    private static final String APP = "authenticator-app";

    private static TestServer server;
    private static Admin admin;
    private static Staff manager;

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        manager = staff(HERE, Staff.MANAGER, "3");
    }

    private static Staff staff(String organisation, String role, String level) {
        return Staff.logIn(server, REALM, Staff.person(admin, REALM, organisation, role, level));
    }

    private static List<String> people(int count) {
        return Workforce.of(HERE).withApps(count).join(admin, REALM);
    }

    private static String id(String uuid) {
        return admin.user(REALM, uuid).path("id").textValue();
    }

    private static JsonNode authenticators(String uuid) {
        return manager.get("people/" + id(uuid) + "/authenticators")
                .with(200)
                .json()
                .path("authenticators");
    }

    private static String status(String uuid) {
        return authenticators(uuid).at("/0/status").asText("none");
    }

    private static Staff.Answer sent(String text) {
        return manager.post("bulk", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(Staff.Answer checked, int line) {
        for (JsonNode problem : checked.with(201).json().path("problems")) {
            if (problem.path("line").intValue() == line) {
                return problem.path("detail").textValue();
            }
        }
        return "";
    }

    @Test
    void aDryRunChangesNothing() {
        String uuid = people(1).get(0);
        Staff.Answer checked = new BulkFile()
                .line("remove", uuid, APP, "")
                .line("issue", uuid, "passkey", "")
                .checkedBy(manager);
        JsonNode job = checked.with(201).json();
        assertThat(job.path("passed").intValue()).isEqualTo(2);
        assertThat(job.path("done").intValue()).isZero();
        assertThat(status(uuid)).isEqualTo("active");
        assertThat(manager.get("people/" + id(uuid) + "/links").json().path("links"))
                .isEmpty();
        assertThat(manager.get("bulk/" + job.path("id").textValue()).with(200).json())
                .isEqualTo(job);
    }

    @Test
    void aDryRunSaysWhatIsWrongLineByLine() {
        List<String> people = people(4);
        String two = Workforce.of(HERE)
                .with("TWO", List.of(Workforce.app("One"), Workforce.app("Two")))
                .join(admin, REALM)
                .get(0);
        String stranger = Workforce.of("RJ12").withApps(1).join(admin, REALM).get(0);
        String app = authenticators(people.get(0)).at("/0/id").textValue();
        Staff.Answer checked = new BulkFile()
                .line("suspend", people.get(0), APP, "")
                .line("delete", people.get(1), APP, "")
                .line("suspend", "900000000000", APP, "")
                .line("suspend", stranger, APP, "")
                .line("suspend", people.get(1), "passkey", "")
                .line("suspend", two, APP, "")
                .line("resume", people.get(1), APP, "")
                .line("suspend", people.get(1), APP, app)
                .line("suspend", people.get(0), "smartcard", app)
                .line("remove", people.get(0), "", app)
                .line("issue", people.get(1), "smartcard", "")
                .line("issue", people.get(1), "passkey", app)
                .line("issue", people.get(1), "passkey", "")
                .line("issue", people.get(1), "passkey", "")
                .line("suspend," + people.get(2) + "," + APP + ",,no")
                .line("suspend," + people.get(2) + "," + APP + ",,\"two\nlines\"")
                .line("suspend," + people.get(2) + "," + APP)
                .line("suspend," + people.get(2) + "," + APP + ",," + "x".repeat(300))
                .line("suspend", manager.username(), APP, "")
                .line("suspend", people.get(3), "", "")
                .checkedBy(manager);
        assertThat(checked.with(201).json().path("passed").intValue()).isEqualTo(2);
        assertThat(words(checked, 2)).isEmpty();
        assertThat(words(checked, 3)).contains("issue, suspend, resume or remove");
        assertThat(words(checked, 4)).contains("Not found").isEqualTo(words(checked, 5));
        assertThat(words(checked, 6)).contains("no authenticator of this method");
        assertThat(words(checked, 7)).contains("several of this method");
        assertThat(words(checked, 8)).contains("its state does not allow it");
        assertThat(words(checked, 9)).as("somebody else's").contains("Not found");
        assertThat(words(checked, 10)).contains("not of this method");
        assertThat(words(checked, 11)).contains("Line 2 is about the same");
        assertThat(words(checked, 12)).contains("issuable");
        assertThat(words(checked, 13)).contains("leave the authenticator empty");
        assertThat(words(checked, 14)).isEmpty();
        assertThat(words(checked, 15)).contains("Line 14 is about the same");
        assertThat(words(checked, 16)).contains("reason");
        assertThat(words(checked, 17)).contains("reason");
        assertThat(words(checked, 19)).contains("5 cells");
        assertThat(words(checked, 20)).contains("too long");
        assertThat(words(checked, 21)).as("the agent").contains("for yourself");
        assertThat(words(checked, 22)).contains("no authenticator of this method");
    }

    @Test
    void whatIsNoFileOfChangesIsRefusedAsAWhole() {
        String good = BulkFile.HEADER + "\nsuspend,999999999999,passkey,,Fine\n";
        Staff.Answer latin = manager.post(
                "bulk", "text/csv", (good + "suspend,1,passkey,,Zoë\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.with(400).body()).contains("Line 3 is not in UTF-8");
        assertThat(manager.post("bulk", "text/csv", good.getBytes(StandardCharsets.UTF_16))
                        .status())
                .isEqualTo(400);
        assertThat(sent(good.replace("reason", "why")).with(400).body()).contains("The column reason is missing");
        assertThat(sent(good.replace("reason", "reason,more")).with(400).body()).contains("nobody knows");
        assertThat(sent("").with(400).body()).contains("The file has no lines");
        assertThat(sent(BulkFile.HEADER).with(400).body()).contains("The file has no lines");
        assertThat(sent(good + "suspend,1,passkey,,\"open\n").with(400).body()).contains("Line 3 is no CSV");
        assertThat(sent("\uFEFF" + good).with(201).json().path("lines").intValue())
                .isEqualTo(1);
    }

    @Test
    void aHundredThousandLinesAreTooManyAndAreNotRead() {
        Staff.Answer refused = sent(BulkFile.HEADER + "\n" + "suspend,999999999999,passkey,,Fine\n".repeat(100_000));
        assertThat(refused.with(413).reason()).isEqualTo("care_identity_registration_too_large");
        assertThat(refused.body()).contains("10000 lines", "2 MiB");
        assertThat(sent(BulkFile.HEADER + "\n" + "suspend,9,passkey,,Fine\n".repeat(10_001))
                        .with(413)
                        .body())
                .isEqualTo(refused.body());
    }

    @Test
    void aThousandLinesOfAllKindsAreCarriedOutToTheEnd() {
        List<String> people = people(400);
        BulkFile before = new BulkFile();
        people.subList(0, 200).forEach(uuid -> before.line("suspend", uuid, APP, ""));
        BulkFile.runToTheEnd(manager, before.job(manager));
        BulkFile file = new BulkFile();
        people.subList(0, 200).forEach(uuid -> file.line("resume", uuid, APP, ""));
        people.subList(200, 300).forEach(uuid -> file.line("suspend", uuid, APP, ""));
        people.subList(300, 400).forEach(uuid -> file.line("remove", uuid, APP, ""));
        people.forEach(uuid -> file.line("issue", uuid, "passkey", ""));
        people.subList(0, 200).forEach(uuid -> file.line("issue", uuid, "security-key", ""));
        assertThat(file.size()).isEqualTo(1_001);

        Instant start = Instant.now();
        JsonNode checked = file.checkedBy(manager).with(201).json();
        assertThat(checked.path("passed").intValue()).as(checked.toString()).isEqualTo(1_000);
        System.out.printf("bulk: 1,000 lines checked in %d ms%n", millis(start));
        String job = checked.path("id").textValue();
        int done = 0;
        List<JsonNode> ends = new ArrayList<>();
        while (done < 1_000) {
            JsonNode answer = BulkFile.run(manager, job).with(200).json();
            assertThat(answer.path("lines")).hasSizeBetween(1, 50);
            answer.path("lines").forEach(ends::add);
            done = answer.at("/job/done").intValue();
            System.out.printf("bulk: %d of 1,000 lines done after %d ms%n", done, millis(start));
        }
        assertThat(ends).hasSize(1_000).allSatisfy(end -> assertThat(
                        end.path("outcome").textValue())
                .as(end.toString())
                .isEqualTo("done"));
        assertThat(ends.stream().filter(end -> end.has("passphrase"))).hasSize(600);
        assertThat(status(people.get(0))).isEqualTo("active");
        assertThat(status(people.get(250))).isEqualTo("suspended");
        assertThat(status(people.get(350))).isEqualTo("none");
        assertThat(BulkFile.run(manager, job).with(200).json().path("lines")).isEmpty();
        String report = manager.get("bulk/" + job + "/report").with(200).body();
        assertThat(report.lines()).hasSize(1_001);
        assertThat(report).doesNotContain(ends.get(999).path("passphrase").textValue(), "/link/");
    }

    private static long millis(Instant start) {
        return Duration.between(start, Instant.now()).toMillis();
    }

    @Test
    void aLinkThatALineIssuedOpensAndItsSecretsAreToldOnce() {
        String job =
                new BulkFile().line("issue", people(1).get(0), "passkey", "").job(manager);
        JsonNode end = BulkFile.runToTheEnd(manager, job).get(0);
        assertThat(RegistrationByLink.open(new HttpBrowser(), end).page().text())
                .contains("For a test, of files");
        assertThat(manager.get("bulk/" + job).body()
                        + manager.get("bulk/" + job + "/report").body())
                .doesNotContain(end.path("passphrase").textValue())
                .doesNotContain(end.path("link").textValue());
    }

    @Test
    void aLineThatFailsLeavesNothingOfItselfAndTheOthersAreCarriedOut() {
        List<String> people = people(3);
        BulkFile file = new BulkFile();
        people.forEach(uuid -> file.line("suspend", uuid, APP, ""));
        String job = file.job(manager);
        JsonNode seen = authenticators(people.get(1)).get(0);
        for (String change : List.of("suspension", "resumption")) {
            JsonNode now = authenticators(people.get(1)).get(0);
            manager.post(
                            "people/" + id(people.get(1)) + "/authenticators/"
                                    + seen.path("id").textValue() + "/" + change,
                            Map.of("version", now.path("version").longValue(), "reason", "Between the runs"))
                    .with(200);
        }
        List<JsonNode> ends = BulkFile.runToTheEnd(manager, job);
        assertThat(ends).extracting(end -> end.path("outcome").textValue()).containsExactly("done", "failed", "done");
        assertThat(ends.get(1).path("detail").textValue()).contains("Somebody else has changed this");
        assertThat(people).extracting(RegistrationBulkIT::status).containsExactly("suspended", "active", "suspended");
        JsonNode after = manager.get("bulk/" + job).json();
        assertThat(after.path("failed").intValue()).isEqualTo(1);
        assertThat(after.at("/problems/0/line").intValue()).isEqualTo(3);
        assertThat(manager.get("bulk/" + job + "/report")
                        .body()
                        .lines()
                        .toList()
                        .get(2))
                .contains("failed")
                .contains(people.get(1));
    }

    @Test
    void eachLineIsAnAdminEventAsASingleChangeIs() {
        String uuid = people(1).get(0);
        String job = new BulkFile().line("suspend", uuid, APP, "").job(manager);
        BulkFile.runToTheEnd(manager, job);
        assertThat(admin.get(REALM + "/admin-events?resourcePath=users/" + id(uuid) + "/authenticators/*")
                        .toString())
                .contains("suspension", "For a test, of files", HERE, id(manager.username()));
        assertThat(admin.get(REALM + "/admin-events?resourcePath=bulk/" + job).toString())
                .contains("checked", "carried out", HERE);
    }

    @Test
    void ofTwoRunsAtTheSameMomentEachLineIsDoneOnce() throws Exception {
        List<String> people = people(60);
        BulkFile file = new BulkFile();
        people.forEach(uuid -> file.line("issue", uuid, "passkey", ""));
        String job = file.job(manager);
        List<List<JsonNode>> ends =
                AtOnce.run(Collections.nCopies(3, (Callable<List<JsonNode>>) () -> BulkFile.runToTheEnd(manager, job)));
        List<JsonNode> all = ends.stream().flatMap(List::stream).toList();
        assertThat(all)
                .extracting(end -> end.path("line").intValue())
                .doesNotHaveDuplicates()
                .hasSize(60);
        assertThat(all)
                .allSatisfy(end -> assertThat(end.path("outcome").textValue()).isEqualTo("done"));
        for (String uuid : people) {
            assertThat(manager.get("people/" + id(uuid) + "/links").json().path("links"))
                    .hasSize(1);
        }
    }

    @Test
    void aRoleThatWasTakenAwayAfterTheDryRunCarriesNothingOut() {
        Staff leaver = staff(HERE, Staff.MANAGER, "3");
        List<String> people = people(2);
        String job = new BulkFile()
                .line("suspend", people.get(0), APP, "")
                .line("remove", people.get(1), APP, "")
                .job(leaver);
        role(leaver.username(), "R5090");
        assertThat(BulkFile.run(leaver, job).with(403).reason()).isEqualTo("care_identity_registration_right");
        role(leaver.username(), "R8001");
        assertThat(BulkFile.run(leaver, job).with(403).reason()).isEqualTo("care_identity_registration_role");
        assertThat(people).extracting(RegistrationBulkIT::status).containsExactly("active", "active");
    }

    private static void role(String uuid, String code) {
        ObjectNode user = (ObjectNode) admin.user(REALM, uuid);
        var roles = user.withObject("attributes").withArray("nhsid_nrbac_roles");
        String other = roles.get(0).textValue().replaceAll("R[0-9]{4}", code);
        roles.removeAll().add(other);
        admin.put(REALM + "/users/" + user.path("id").textValue(), user).ok();
    }

    @Test
    void aRunAtALowerLevelThanTheDryRunFailsWhereALineIsWorthMore() {
        Staff weak = staff(HERE, Staff.MANAGER, "2");
        List<String> people = people(2);
        String job = new BulkFile()
                .line("issue", people.get(0), "security-key", "")
                .line("issue", people.get(1), "passkey", "")
                .job(manager);
        assertThat(BulkFile.runToTheEnd(weak, job))
                .extracting(end -> end.path("outcome").textValue())
                .containsExactly("failed", "done");
        assertThat(new BulkFile()
                        .line("issue", people.get(0), "security-key", "")
                        .checkedBy(weak)
                        .json()
                        .at("/problems/0/detail")
                        .textValue())
                .contains("stronger method");
    }

    @Test
    void aJobIsUnknownToAnotherOrganisationAndAnotherRealm() {
        String job = new BulkFile().line("suspend", people(1).get(0), APP, "").job(manager);
        String other = server.copyRealm(TestServer.REALM, "registration-bulk-2");
        List<Staff> strangers = List.of(
                staff("RJ12", Staff.MANAGER, "3"),
                Staff.logIn(server, other, Staff.person(admin, other, HERE, Staff.MANAGER, "3")));
        for (Staff stranger : strangers) {
            assertThat(stranger.get("bulk/" + job).status()).isEqualTo(404);
            assertThat(stranger.get("bulk/" + job + "/report").status()).isEqualTo(404);
            assertThat(BulkFile.run(stranger, job).status()).isEqualTo(404);
            assertThat(stranger.post("bulk/" + job + "/approval", Map.of()).status())
                    .isEqualTo(404);
        }
        Staff agent = staff(HERE, Staff.AGENT, "3");
        assertThat(agent.get("bulk/" + job).with(403).reason()).isEqualTo("care_identity_registration_right");
        assertThat(sentBy(agent).with(403).reason()).isEqualTo("care_identity_registration_right");
    }

    private static Staff.Answer sentBy(Staff agent) {
        return new BulkFile().line("suspend", "1", APP, "").checkedBy(agent);
    }

    @Test
    void whereTheRealmAsksForTwoAgentsAFileIsApprovedAsAWhole() {
        String strict = server.copyRealm(TestServer.REALM, "registration-bulk-approval");
        RealmAttributes.set(admin, strict, "care-identity.registration-four-eyes", "remove");
        Staff first = Staff.logIn(server, strict, Staff.person(admin, strict, HERE, Staff.MANAGER, "3"));
        Staff second = Staff.logIn(server, strict, Staff.person(admin, strict, HERE, Staff.MANAGER, "3"));
        Staff inALine = Staff.logIn(server, strict, Staff.person(admin, strict, HERE, Staff.MANAGER, "3"));
        List<String> people = Workforce.of(HERE).withApps(2).join(admin, strict);
        JsonNode harmless = new BulkFile()
                .line("suspend", people.get(0), APP, "")
                .checkedBy(first)
                .json();
        assertThat(harmless.path("needsApproval").booleanValue()).isFalse();
        JsonNode job = new BulkFile()
                .line("remove", people.get(0), APP, "")
                .line("issue", people.get(1), "passkey", "")
                .line("issue", inALine.username(), "passkey", "")
                .checkedBy(first)
                .with(201)
                .json();
        assertThat(job.path("needsApproval").booleanValue()).isTrue();
        String id = job.path("id").textValue();
        assertThat(job.path("mine").booleanValue()).isTrue();
        assertThat(second.get("bulk/" + id).with(200).json().path("mine").booleanValue())
                .isFalse();
        assertThat(BulkFile.run(first, id).with(409).reason()).isEqualTo("care_identity_registration_state");
        assertThat(admin.get(strict + "/admin-events?resourcePath=bulk/" + id).toString())
                .as("a refusal is recorded")
                .contains("care_identity_registration_state");
        assertThat(approve(first, id).with(403).reason()).isEqualTo("care_identity_registration_second_agent");
        assertThat(approve(inALine, id).with(403).reason()).isEqualTo("care_identity_registration_second_agent");
        approve(second, id).with(204);
        assertThat(approve(second, id).with(409).reason()).isEqualTo("care_identity_registration_stale");
        assertThat(first.get("bulk/" + id).json().path("needsApproval").booleanValue())
                .isFalse();
        assertThat(BulkFile.runToTheEnd(first, id))
                .extracting(end -> end.path("outcome").textValue())
                .containsOnly("done");
        assertThat(first.get("proposals").json().path("proposals")).isEmpty();
    }

    @Test
    void filesOfAnOrganisationAreFoundAgainByItsAgents() {
        Staff elsewhere = staff("RJ12", Staff.MANAGER, "3");
        String uuid = people(1).get(0);
        String id = new BulkFile().line("suspend", uuid, APP, "").job(manager);
        BulkFile.runToTheEnd(manager, id);
        Staff colleague = staff(HERE, Staff.MANAGER, "3");
        JsonNode job = colleague
                .get("bulk")
                .with(200)
                .json()
                .path("jobs")
                .valueStream()
                .filter(one -> one.path("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(job.path("mine").booleanValue()).isFalse();
        assertThat(job.path("organisation").textValue()).isEqualTo(HERE);
        assertThat(job.path("broughtBy").textValue()).endsWith(" Pat");
        assertThat(job.path("done").intValue()).isEqualTo(1);
        assertThat(elsewhere.get("bulk").with(200).json().path("jobs").findValuesAsText("id"))
                .doesNotContain(id);
    }

    @Test
    void aCellWithAControlCharacterIsALineThatIsRefused() {
        Staff.Answer checked = new BulkFile()
                .line("suspend", "\0", APP, "")
                .line("suspend", people(1).get(0), APP, "")
                .checkedBy(manager);
        assertThat(checked.with(201).json().path("passed").intValue()).isEqualTo(1);
        assertThat(words(checked, 2)).contains("control character");
    }

    private static Staff.Answer approve(Staff agent, String job) {
        return agent.post("bulk/" + job + "/approval", Map.of());
    }
}
