package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.RegistrationByLink;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an organisation has as a whole: what wants attention there, its figures, and who has what. */
@SideBySide
class RegistrationOverviewIT {

    private static final String REALM = "registration-overview";
    private static final String HERE = "RJ1";
    private static final String ELSEWHERE = "RJ12";
    private static final Instant NOW = Instant.now();
    private static final Instant SOON = NOW.plus(Duration.ofDays(30));
    private static final Instant LATER = NOW.plus(Duration.ofDays(400));

    private static TestServer server;
    private static Admin admin;
    private static Staff manager;
    private static List<String> people;

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        IssuedKeys.publish(server);
        manager = Staff.logIn(server, REALM, Staff.person(admin, REALM, HERE, Staff.MANAGER, "3"));
        people = Workforce.of(HERE)
                .with("CARD", List.of(Workforce.card("Soon", SOON)))
                .with("CARD", List.of(Workforce.card("Later", LATER, "link"), Workforce.app("=HYPERLINK(\"evil\")")))
                .with("APPS", List.of(Workforce.app("First, with a comma"), Workforce.app("+Second \"quoted\"")))
                .with("NOTHING", List.of())
                .join(admin, REALM);
        Workforce.of(ELSEWHERE).withApps(3).join(admin, REALM);
        for (int person = 0; person < 3; person++) {
            for (JsonNode authenticator : authenticators(person)) {
                change(person, authenticator, "suspension");
            }
        }
        // known to the table now, as after a first login
        change(0, authenticators(0).get(0), "resumption");
        change(1, authenticators(1).get(0), "resumption");
        change(2, authenticators(2).get(1), "resumption");
    }

    private static String id(int person) {
        return admin.user(REALM, people.get(person)).path("id").textValue();
    }

    private static JsonNode authenticators(int person) {
        return manager.get("people/" + id(person) + "/authenticators")
                .with(200)
                .json()
                .path("authenticators");
    }

    private static void change(int person, JsonNode authenticator, String change) {
        manager.post(
                        "people/" + id(person) + "/authenticators/"
                                + authenticator.path("id").textValue() + "/" + change,
                        Map.of("version", authenticator.path("version").longValue(), "reason", "For a test"))
                .with(200);
    }

    private static JsonNode queue() {
        return manager.get("queue").with(200).json().path("authenticators");
    }

    @Test
    void theQueueHasWhatIsStoppedOrExpiresSoonTheMostUrgentFirst() {
        JsonNode queue = queue();
        assertThat(queue.findValuesAsText("status")).containsExactly("suspended", "suspended", "active");
        assertThat(queue.get(2).path("label").textValue()).isEqualTo("Soon");
        assertThat(queue.get(2).path("warnings").toString()).contains("60 days");
        assertThat(queue.get(2).at("/person/uuid").textValue()).isEqualTo(people.get(0));
        assertThat(queue.get(0).path("changes").toString()).contains("resumption", "removal");
    }

    @Test
    void theFiguresCountPeopleMethodsMonthsAndWhatWantsAttention() {
        JsonNode figures = manager.get("overview").with(200).json();
        assertThat(figures.path("people").intValue()).as("with the manager").isEqualTo(5);
        assertThat(figures.path("without").intValue()).isEqualTo(2);
        assertThat(figures.path("methods").toString())
                .contains("{\"method\":\"authenticator-app\",\"people\":2,\"authenticators\":3}")
                .contains("{\"method\":\"smartcard\",\"people\":2,\"authenticators\":2}");
        assertThat(figures.path("expiring").findValuesAsText("month"))
                .containsExactly(
                        YearMonth.from(SOON.atZone(ZoneOffset.UTC)).toString(),
                        YearMonth.from(LATER.atZone(ZoneOffset.UTC)).toString());
        assertThat(figures.path("attention").toString())
                .isEqualTo("[{\"status\":\"suspended\",\"authenticators\":2},"
                        + "{\"status\":\"expiring\",\"authenticators\":1}]");
    }

    private static List<String> lines(Staff.Answer export) {
        return export.body().lines().toList();
    }

    @Test
    void theExportHasALineForEachAuthenticatorAndOneForEachPersonWithout() {
        Staff.Answer export = manager.get("export").with(200);
        assertThat(export.type().toLowerCase()).isEqualTo("text/csv;charset=utf-8");
        List<String> lines = lines(export);
        assertThat(lines.get(0))
                .isEqualTo("uuid,name,organisation,method,model,label,level,status,issuer,registered,last used,expires,"
                        + "warnings");
        assertThat(lines).hasSize(1 + 5 + 2);
        assertThat(lines).contains(people.get(3) + ",NOTHING Pat," + HERE + ",,,,,,,,,,");
        assertThat(export.body())
                .contains(
                        "\"First, with a comma\"",
                        "CN=Issuer of cards",
                        SOON.toString().substring(0, 10));
    }

    @Test
    void noCellOfAnExportIsAFormula() {
        assertThat(manager.get("export").body())
                .contains("\"'=HYPERLINK(\"\"evil\"\")\"", "\"'+Second \"\"quoted\"\"\"")
                .doesNotContain(",=", ",+", "\"=", "\"+");
    }

    @Test
    void everyExportIsAnAdminEventAndSoIsARefusedOne() {
        manager.get("export").with(200);
        Staff agent = Staff.logIn(server, REALM, Staff.person(admin, REALM, "RJ3", Staff.AGENT, "3"));
        assertThat(agent.get("export").with(403).reason()).isEqualTo("care_identity_registration_right");
        String events = admin.get(REALM + "/admin-events?resourcePath=export").toString();
        assertThat(events)
                .contains("\"care_identity_operation\":\"export\"", HERE)
                .contains("care_identity_registration_right");
    }

    @Test
    void anotherOrganisationsFiguresAreUnknown() {
        for (String what : List.of("queue", "overview", "export", "proposals")) {
            assertThat(manager.get(what + "?organisation=" + ELSEWHERE)
                            .with(404)
                            .reason())
                    .as(what)
                    .isEqualTo("care_identity_registration_unknown");
            assertThat(manager.get(what + "?organisation=RJ").status()).as(what).isEqualTo(404);
        }
    }

    @Test
    void somebodyWhoHasLeftIsInNoFigure() {
        Staff other = Staff.logIn(server, REALM, Staff.person(admin, REALM, "RJ4", Staff.MANAGER, "3"));
        String leaver = Workforce.of("RJ4").withApps(1).join(admin, REALM).get(0);
        assertThat(other.get("overview").json().path("people").intValue()).isEqualTo(2);
        ObjectNode user = (ObjectNode) admin.user(REALM, leaver);
        // the code is written there still, and says something else
        user.withObject("attributes").putArray("nhsid_user_orgs").add("{\"org_name\":\"RJ4\",\"org_code\":\"RJ5\"}");
        admin.put(REALM + "/users/" + user.path("id").textValue(), user).ok();
        assertThat(other.get("overview").json().path("people").intValue()).isEqualTo(1);
        assertThat(other.get("export").body()).doesNotContain(leaver);
    }

    @Test
    void whatWaitsForConfirmationIsTheMostUrgent() {
        Staff other = Staff.logIn(server, REALM, Staff.person(admin, REALM, "RJ6", Staff.MANAGER, "3"));
        List<String> two =
                Workforce.of("RJ6").withApps(1).with("KEY", List.of()).join(admin, REALM);
        String app = admin.user(REALM, two.get(0)).path("id").textValue();
        JsonNode held = other.get("people/" + app + "/authenticators").json().at("/authenticators/0");
        other.post(
                        "people/" + app + "/authenticators/" + held.path("id").textValue() + "/suspension",
                        Map.of("version", held.path("version").longValue(), "reason", "For a test"))
                .with(200);
        String key = admin.user(REALM, two.get(1)).path("id").textValue();
        JsonNode link = other.post(
                        "people/" + key + "/links", Map.of("method", "security-key", "reason", "New starter"))
                .with(201)
                .json();
        RegistrationByLink.register(new HttpBrowser(), link, IssuedKeys.next());
        JsonNode queue = other.get("queue").with(200).json().path("authenticators");
        assertThat(queue).hasSize(2);
        assertThat(queue.get(0).path("awaitsConfirmation").booleanValue()).isTrue();
        assertThat(other.get("overview").json().path("attention").findValuesAsText("status"))
                .containsExactly("awaiting", "suspended");
    }

    @Test
    void aLargerOrganisationIsExportedPageByPageInTheOrderOfUserNames() {
        Staff other = Staff.logIn(server, REALM, Staff.person(admin, REALM, "RJ7", Staff.MANAGER, "3"));
        List<String> all = new ArrayList<>(Workforce.of("RJ7").withApps(250).join(admin, REALM));
        all.add(other.username());
        assertThat(lines(other.get("export").with(200)).stream().skip(1).map(line -> line.substring(0, 12)))
                .containsExactlyElementsOf(all.stream().sorted().toList());
        assertThat(other.get("overview").json().path("people").intValue()).isEqualTo(251);
    }

    @Test
    void aRealmWhoseDirectoryAnswersForOnePersonAtATimeListsNobody() {
        String remote = server.copyRealm(TestServer.REALM, "registration-remote");
        Staff agent = Staff.administrator(server, remote);
        assertThat(agent.get("overview").with(200).json().path("people").intValue())
                .as("everybody, for an administrator")
                .isPositive();
        MethodSettings.set(admin, remote, "care-identity-directory", Map.of("directory", "spine"));
        for (String what : List.of("queue", "overview", "export", "people?organisation=X26&name=pat")) {
            assertThat(agent.get(what).reason())
                    .as(what)
                    .isEqualTo("care_identity_registration_directory_lists_nobody");
        }
    }

    @Test
    void aDirectoryThatDoesNotAnswerTellsNobodyWhoIsThere() {
        String remote = server.copyRealm(TestServer.REALM, "registration-silent");
        Staff agent = Staff.administrator(server, remote);
        String uuid = Staff.person(admin, remote, "RJ1", "R8001", "2");
        String id = admin.user(remote, uuid).path("id").textValue();
        List<String> there = List.of("people/" + id, "people/" + id + "/authenticators", "people?uuid=" + uuid);
        List<String> notThere = there.stream()
                .map(path ->
                        path.replace(id, "00000000-0000-0000-0000-000000000000").replace(uuid, "900000000001"))
                .toList();
        assertThat(there).allSatisfy(path -> agent.get(path).with(200));
        assertThat(notThere.subList(0, 2)).allSatisfy(path -> agent.get(path).with(404));
        MethodSettings.set(admin, remote, "care-identity-directory", Map.of("directory", "spine"));
        for (List<String> paths : List.of(there, notThere)) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(agent.get(path).with(503).reason())
                            .isEqualTo("care_identity_registration_directory"));
        }
    }
}
