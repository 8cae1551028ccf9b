package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.DirectoryLine;
import org.careidentity.e2e.support.DirectoryLine.End;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.SpinePeople;
import org.careidentity.e2e.support.SpinePeople.Entry;
import org.careidentity.e2e.support.SpinePeople.Person;
import org.careidentity.e2e.support.SpinePeople.Role;
import org.careidentity.e2e.support.SpineServer;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles of the Spine directory over LDAP, from a real slapd; and what a login is when there are none to be had. */
class RoleDirectoryIT {

    private static final String SCOPES = "openid nationalrbacaccess associatedorgs organisationalmemberships";
    private static final String GOES_ON = "spine-without-roles";
    private static final String REFUSES = "spine-refuse";
    private static final String CLOSING = "777000000001";
    private static final String INACTIVE = "777000000002";
    private static final String LARGE = "777000000003";
    private static final String TOO_LARGE = "777000000004";
    private static final String UNKNOWN = "777000000005";

    private static final TestServer SERVER = TestServer.running();
    private static final Admin ADMIN = SERVER.admin();
    private static final List<Person> MANY = SpinePeople.many(1000);
    private static final List<String> LISTS =
            List.of("nhsid_nrbac_roles", "nhsid_user_orgs", "nhsid_org_memberships", "nhsid_org_roles");

    private static SpineServer spine;
    private static DirectoryLine line;

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void startTheDirectory() {
        Random random = new Random(500);
        List<Person> people = new ArrayList<>(MANY);
        people.add(closing());
        people.add(new Person(INACTIVE, "0", MANY.get(0).entries()));
        people.add(SpinePeople.person(random, LARGE, 50, 10));
        people.add(SpinePeople.person(random, TOO_LARGE, 50, 60));
        spine = SpineServer.start(people);
        line = new DirectoryLine(spine.port());
        realm(GOES_ON, Map.of("directory", "spine", "on-failure", "without-roles"));
        realm(REFUSES, Map.of("directory", "spine", "on-failure", "refuse"));
    }

    @AfterEach
    void connect() {
        line.connect(End.DIRECTORY);
    }

    @AfterAll
    static void stopTheDirectory() {
        line.close();
        spine.close();
    }

    private static String day(int fromToday) {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(fromToday).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Role role(String id, String open, String close) {
        return new Role(id, "RX1", 1, List.of(1001, 1002), open, close);
    }

    /** One role that counts, and all the ways in which others do not. */
    private static Person closing() {
        return new Person(
                CLOSING,
                "1",
                List.of(
                        new Entry(
                                "777000000011",
                                "RX1",
                                "OPEN TRUST",
                                day(300),
                                List.of(
                                        role("777000000101", day(-300), day(300)),
                                        role("777000000102", day(-300), day(-2)),
                                        role("777000000103", day(2), null),
                                        role("777000000104", null, "31/12/2099"))),
                        new Entry(
                                "777000000012",
                                "RX2",
                                "CLOSED TRUST",
                                day(-2),
                                List.of(role("777000000105", null, null))),
                        new Entry("777000000013", "RX3", null, null, List.of(role("777000000106", null, null)))));
    }

    private static void realm(String name, Map<String, String> settings) {
        SERVER.copyRealm(TestServer.MOCK_REALM, name);
        configure(name, settings);
    }

    private static void configure(String realm, Map<String, String> settings) {
        for (JsonNode execution : ADMIN.get(realm + "/authentication/flows/care-identity%20browser/executions")) {
            if ("care-identity-directory".equals(execution.path("providerId").textValue())) {
                ADMIN.post(
                                realm + "/authentication/executions/"
                                        + execution.path("id").textValue() + "/config",
                                Map.of("alias", "directory", "config", settings))
                        .ok();
                return;
            }
        }
        throw new AssertionError("no directory step");
    }

    private static String known(String realm, String uuid) {
        return ADMIN.get(realm + "/users?exact=true&username=" + uuid).isEmpty()
                ? People.testUser(ADMIN, realm, "3", "N3_SMARTCARD", uuid)
                : uuid;
    }

    private static HttpBrowser.Answer logIn(HttpBrowser browser, String realm, String uuid, String scope) {
        return Login.asTestUser(
                browser,
                application(realm, "application").begin(browser, Map.of("scope", scope, "prompt", "login")),
                known(realm, uuid));
    }

    private static Application application(String realm, String name) {
        return Application.create(SERVER, realm, name);
    }

    private JsonNode told(String realm, String uuid) {
        return told(realm, logIn(new HttpBrowser(), realm, uuid, SCOPES));
    }

    private static JsonNode told(String realm, HttpBrowser.Answer back) {
        Application application = application(realm, "application");
        return application.userInfo(application.tokens(back).accessToken()).body();
    }

    /** A directory has no order of entries. */
    private static void assertRoles(JsonNode told, Person person) {
        assertThat((Iterable<JsonNode>) told.path("nhsid_nrbac_roles"))
                .containsExactlyInAnyOrderElementsOf(person.roles());
    }

    private static void assertNoRoles(JsonNode told) {
        assertThat(told.path("nhsid_useruid").isTextual()).isTrue();
        LISTS.forEach(list -> assertThat(told.has(list)).as(list).isFalse());
    }

    private static JsonNode lastEvent(String realm, String type, String uuid) {
        String id = ADMIN.user(realm, uuid).path("id").textValue();
        return ADMIN.get(realm + "/events?max=1&type=" + type + "&user=" + id).path(0);
    }

    @Test
    void aPersonIsToldTheRolesOfTheDirectoryAndNoneOfTheirAttributes() {
        for (int n : List.of(0, 321, 999)) {
            Person person = MANY.get(n);
            JsonNode told = told(GOES_ON, person.uuid());
            assertRoles(told, person);
            assertThat(told.path("nhsid_user_orgs").findValuesAsText("org_code"))
                    .containsExactlyInAnyOrderElementsOf(
                            person.entries().stream().map(Entry::code).toList());
            for (String list : List.of("nhsid_org_memberships", "nhsid_org_roles")) {
                assertThat(told.path(list).findValuesAsText("person_orgid"))
                        .containsExactlyInAnyOrderElementsOf(
                                person.entries().stream().map(Entry::id).toList());
            }
        }
    }

    @Test
    void closedAndMalformedEntriesDropOutAndTheEventSaysWhichCouldNotBeRead() {
        JsonNode told = told(GOES_ON, CLOSING);
        assertThat(told.path("nhsid_nrbac_roles").findValuesAsText("person_roleid"))
                .containsExactly("777000000101");
        assertThat(told.path("nhsid_user_orgs").findValuesAsText("org_code")).containsExactly("RX1");
        assertThat(told.path("nhsid_org_memberships").findValuesAsText("org_code"))
                .containsExactly("RX1");
        JsonNode details = lastEvent(GOES_ON, "LOGIN", CLOSING).path("details");
        assertThat(details.path("care_identity_directory_left_out").textValue()).isEqualTo("3");
        assertThat(details.path("care_identity_directory_left_out_first").textValue())
                .contains("777000000104: not a date", "777000000013: o is missing", "777000000106: no organisational");
    }

    @ParameterizedTest
    @CsvSource({
        UNKNOWN + ", person_unknown",
        INACTIVE + ", person_inactive",
        TOO_LARGE + ", too_large",
    })
    void whoHasNoAnswerHasNoRolesOrIsRefused(String uuid, String reason) {
        assertLoginWithoutRoles(uuid, "care_identity_directory_" + reason);
        assertRefused(REFUSES, uuid, "care_identity_directory_" + reason);
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECTORY", mode = EnumSource.Mode.EXCLUDE)
    void anOutageIsALoginWithoutRolesOrARefusal(End end) {
        line.connect(end);
        String uuid = SpinePeople.uuid(10);
        String reason = "care_identity_directory_" + (end == End.SILENCE ? "timeout" : "unavailable");
        assertLoginWithoutRoles(uuid, reason);
        assertRefused(REFUSES, uuid, reason);
    }

    private void assertLoginWithoutRoles(String uuid, String reason) {
        assertNoRoles(told(GOES_ON, uuid));
        JsonNode error = lastEvent(GOES_ON, "LOGIN_ERROR", uuid);
        assertThat(error.path("error").textValue()).isEqualTo(reason);
        assertThat(error.at("/details/care_identity_outcome").textValue()).isEqualTo("login_without_roles");
        assertThat(lastEvent(GOES_ON, "LOGIN", uuid)
                        .at("/details/care_identity_directory_error")
                        .textValue())
                .isEqualTo(reason);
    }

    private void assertRefused(String realm, String uuid, String reason) {
        var refused = logIn(browser, realm, uuid, SCOPES);
        assertThat(refused.location()).isNull();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.page().text())
                .contains("Your roles could not be found")
                .doesNotContain("Exception");
        assertThat(lastEvent(realm, "LOGIN_ERROR", uuid).path("error").textValue())
                .isEqualTo(reason);
    }

    @Test
    void aLoginReadsOnceAndSingleSignOnNothing() {
        Person person = MANY.get(20);
        var back = logIn(browser, GOES_ON, person.uuid(), "openid nationalrbacaccess selectedrole associatedorgs");
        if (person.roles().size() > 1) {
            String chosen = person.roles().get(1).path("person_roleid").textValue();
            assertThat(back.page().select("input[name=role]"))
                    .hasSize(person.roles().size());
            back = browser.submit(back, Map.of("action", "continue", "role", chosen));
        }
        Application first = application(GOES_ON, "application");
        var tokens = first.tokens(back);
        assertThat(person.roles().findValuesAsText("person_roleid"))
                .contains(tokens.idClaims().path("selected_roleid").textValue());
        assertRoles(first.userInfo(tokens.accessToken()).body(), person);
        first.refresh(tokens);
        Application second = application(GOES_ON, "second");
        var again = second.tokens(second.begin(browser, Map.of("scope", SCOPES)));
        assertRoles(second.userInfo(again.accessToken()).body(), person);
        assertThat(spine.searches(person.uuid())).isEqualTo(1);
        told(GOES_ON, logIn(browser, GOES_ON, person.uuid(), SCOPES));
        assertThat(spine.searches(person.uuid())).isEqualTo(2);
    }

    @Test
    void whoLoggedInDuringAnOutageHasTheirRolesAtTheNextSingleSignOn() {
        Person person = MANY.get(30);
        line.connect(End.NOBODY);
        assertNoRoles(told(GOES_ON, logIn(browser, GOES_ON, person.uuid(), SCOPES)));
        line.connect(End.DIRECTORY);
        Application application = application(GOES_ON, "application");
        assertRoles(told(GOES_ON, application.begin(browser, Map.of("scope", SCOPES))), person);
    }

    @Test
    void aNewLoginDuringAnOutageDoesNotKeepTheRolesOfTheOneBefore() {
        Person person = MANY.get(40);
        assertRoles(told(GOES_ON, logIn(browser, GOES_ON, person.uuid(), SCOPES)), person);
        line.connect(End.NOBODY);
        assertNoRoles(told(GOES_ON, logIn(browser, GOES_ON, person.uuid(), SCOPES)));
    }

    @Test
    void theNextPersonAtTheSameComputerHasTheirOwnRoles() {
        for (int n : List.of(50, 51, 50)) {
            Person person = MANY.get(n);
            assertRoles(told(GOES_ON, logIn(browser, GOES_ON, person.uuid(), SCOPES)), person);
        }
    }

    @Test
    void fiveHundredRolesFitIntoASession() {
        assertThat(told(GOES_ON, LARGE).path("nhsid_nrbac_roles")).hasSize(500);
        String kept = lastEvent(GOES_ON, "LOGIN", LARGE)
                .at("/details/care_identity_directory_kept")
                .textValue();
        assertThat(Integer.parseInt(kept)).isPositive().isLessThanOrEqualTo(24 * 1024);
    }

    @Test
    void aDirectoryThatTheServerDoesNotHaveRefuses() {
        String realm = "no-such-directory";
        realm(realm, Map.of("directory", "elsewhere", "on-failure", "without-roles"));
        assertRefused(realm, MANY.get(60).uuid(), "care_identity_directory_not_installed");
    }

    /** A session from before the realm had a remote directory, as any other that did not pass the step. */
    @Test
    void aSessionThatPassedNoDirectoryStepIsToldNoRoles() {
        String realm = SERVER.copyRealm(TestServer.MOCK_REALM, "spine-later");
        Person person = MANY.get(70);
        Application application = application(realm, "application");
        var tokens = application.tokens(logIn(browser, realm, person.uuid(), SCOPES));
        assertThat(application.userInfo(tokens.accessToken()).body().at("/nhsid_nrbac_roles/0/person_roleid"))
                .isEqualTo(Json.MAPPER.getNodeFactory().textNode("2"));
        configure(realm, Map.of("directory", "spine"));
        assertNoRoles(application.userInfo(tokens.accessToken()).body());
        assertRoles(told(realm, application.begin(browser, Map.of("scope", SCOPES))), person);
    }

    @Test
    void rolesInAttributesCloseByDate() {
        String uuid = People.testUser(ADMIN, TestServer.MOCK_REALM, "3");
        give(uuid, role("open", day(-2), day(0)), role("closed", null, day(-1)), role("not-yet", day(1), null))
                .ok();
        assertThat(told(TestServer.MOCK_REALM, uuid).path("nhsid_nrbac_roles").findValuesAsText("person_roleid"))
                .containsExactly("open");
    }

    @Test
    void anAdministratorIsToldWhichMemberOfARoleIsWrong() {
        String uuid = People.testUser(ADMIN, TestServer.MOCK_REALM, "3");
        var refused = give(uuid, role("1", null, null), role("2", null, "tomorrow"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").textValue()).isEqualTo("nhsid_nrbac_roles");
        assertThat(refused.json().path("errorMessage").textValue())
                .isEqualTo("In entry 2, close_date is not a date of the form YYYYMMDD");
        assertThat(give(uuid, role("1", null, null), role("1", null, null)).body())
                .contains("In entry 2, person_roleid is that of an entry before");
        assertThat(told(TestServer.MOCK_REALM, uuid)
                        .at("/nhsid_nrbac_roles/0/person_roleid")
                        .textValue())
                .as("what was there before")
                .isEqualTo("2");
    }

    private static Admin.Answer give(String uuid, Role... roles) {
        var user = (ObjectNode) ADMIN.user(TestServer.MOCK_REALM, uuid);
        var values = user.withObject("/attributes").putArray("nhsid_nrbac_roles");
        for (Role role : roles) {
            var json = new Person(uuid, "1", List.of(new Entry("1", "RX1", "OPEN TRUST", null, List.of(role))))
                    .roles()
                    .get(0);
            var dated = (ObjectNode) json;
            if (role.open() != null) {
                dated.put("open_date", role.open());
            }
            if (role.close() != null) {
                dated.put("close_date", role.close());
            }
            values.add(dated.toString());
        }
        return ADMIN.put(TestServer.MOCK_REALM + "/users/" + user.path("id").textValue(), user);
    }
}
