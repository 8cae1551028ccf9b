package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.AtOnce;
import org.careidentity.e2e.support.BulkFile;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.RealmAttributes;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Workforce;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the pack on PostgreSQL, where races end otherwise than on H2, and where a test can look inside. */
@SideBySide
class PostgresIT {

    private static final int PORT = 18380;
    private static final int THREADS = 50;
    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final String ROWS = "select count(*) from care_identity_authenticator";
    private static final String CREDENTIALS = "select count(*) from credential where type like 'care-identity-%'";

    private static Postgres postgres;
    private static KeycloakDistribution distribution;
    private static KeycloakServer keycloak;
    private static TestServer server;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        distribution = TestServer.demoDistribution(TestServer.artifacts().keycloakZip(), "postgres-server");
        keycloak = TestServer.own(distribution, PORT, "keycloak-postgres")
                .importRealms()
                .options(postgres.keycloakOptions())
                .options("--spi-care-identity-registration-store--jpa--expiry-seconds=1")
                .start();
        server = TestServer.at(keycloak.baseUrl());
    }

    @AfterAll
    static void stop() {
        keycloak.close();
        postgres.close();
    }

    @AfterEach
    void tableAndCredentialsAgree() {
        assertThat(postgres.query(ROWS + " r where not exists (select 1 from credential c where c.id = r.credential_id"
                        + " and c.user_id = r.user_id and r.local_credential_id = c.id)"))
                .as("rows without their credential")
                .isEqualTo("0");
        assertThat(postgres.query(CREDENTIALS + " and not exists (select 1 from care_identity_authenticator r"
                        + " where r.credential_id = credential.id)"))
                .as("credentials without a row")
                .isEqualTo("0");
    }

    private static Application application(String realm) {
        return Application.create(server, realm, "table");
    }

    @Test
    void ofFiftyPeopleWhoRegisterOneDeviceAtTheSameMomentOneGetsIt() throws InterruptedException, ExecutionException {
        String before = postgres.query(ROWS);
        List<String> people = RegistrationRace.people(server.admin(), TestServer.REALM, THREADS);
        List<HttpBrowser.Answer> ends =
                new RegistrationRace(application(TestServer.REALM), people).run(Devices.passkey());
        assertOneSucceeds(ends);
        assertThat(postgres.query(ROWS)).isEqualTo(String.valueOf(Integer.parseInt(before) + 1));
    }

    @Test
    void ofFiftyWindowsInWhichOnePersonRegistersOneDeviceAtTheSameMomentOneSucceeds()
            throws InterruptedException, ExecutionException {
        String before = postgres.query(ROWS);
        String person = People.testUser(server.admin(), TestServer.REALM, "3");
        List<HttpBrowser.Answer> ends = new RegistrationRace(
                        application(TestServer.REALM), Collections.nCopies(THREADS, person))
                .run(Devices.passkey());
        assertThat(ends.stream().filter(RegistrationRace::succeeded)).hasSize(1);
        assertThat(postgres.query(ROWS)).isEqualTo(String.valueOf(Integer.parseInt(before) + 1));
    }

    @Test
    void aRaceThatIsRunAgainAndAgainAlwaysHasOneWinner() throws InterruptedException, ExecutionException {
        List<String> people = RegistrationRace.people(server.admin(), TestServer.REALM, 4);
        RegistrationRace race = new RegistrationRace(application(TestServer.REALM), people);
        for (int round = 0; round < 20; round++) {
            assertOneSucceeds(race.run(Devices.passkey()));
        }
    }

    private static void assertOneSucceeds(List<HttpBrowser.Answer> ends) {
        assertThat(ends.stream().filter(RegistrationRace::succeeded)).hasSize(1);
        assertThat(ends.stream().filter(end -> !RegistrationRace.succeeded(end)))
                .allMatch(RegistrationRace::refused);
    }

    @Test
    void aCredentialTakesItsRowWithItWhicheverWayItGoes() {
        String person = People.testUser(server.admin(), TestServer.REALM, "3");
        Login.registeredPasskey(application(TestServer.REALM), person);
        String id = server.admin().user(TestServer.REALM, person).path("id").textValue();
        String users = TestServer.REALM + "/users/" + id;
        assertThat(rowsOf(id)).isEqualTo("1");
        server.admin()
                .delete(users + "/credentials/" + passkey(users).path("id").textValue())
                .ok();
        assertThat(rowsOf(id)).isEqualTo("0");

        Login.registeredPasskey(application(TestServer.REALM), person);
        assertThat(rowsOf(id)).isEqualTo("1");
        server.admin().delete(users).ok();
        assertThat(rowsOf(id)).isEqualTo("0");

        String realm = server.copyRealm(TestServer.REALM, "removed-realm");
        Login.registeredPasskey(application(realm), People.testUser(server.admin(), realm, "3"));
        String inRealm = ROWS + " where realm_id = '"
                + server.admin().get(realm).path("id").textValue() + "'";
        assertThat(postgres.query(inRealm)).isEqualTo("1");
        server.admin().delete(realm).ok();
        assertThat(postgres.query(inRealm)).isEqualTo("0");
    }

    @Test
    void anExportedAndImportedRealmHasItsRowsAtTheNextLogins() throws IOException, InterruptedException {
        String realm = server.copyRealm(TestServer.REALM, "moved-realm");
        String person = People.testUser(server.admin(), realm, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application(realm), person);
        JsonNode exported = export(realm);
        JsonNode kept = exported.get("users").findParents("secretData").stream()
                .filter(credential -> credential.path("credentialData").asText().contains(passkey.id()))
                .map(credential -> Json.read(credential.get("secretData").textValue()))
                .findFirst()
                .orElseThrow();
        assertThat(kept.path("attestationObject").asText())
                .as("what a login judges anew")
                .isNotEmpty();
        assertThat(new String(
                        Base64.getUrlDecoder()
                                .decode(kept.path("clientDataJson").asText()),
                        StandardCharsets.UTF_8))
                .contains("webauthn.create");
        server.admin().delete(realm).ok();
        server.admin().post("", exported).ok();
        String id = server.admin().user(realm, person).path("id").textValue();
        assertThat(rowsOf(id)).isEqualTo("0");
        HttpBrowser browser = new HttpBrowser();
        assertThat(Application.hasCode(Login.withPasskey(
                        browser, application(realm).begin(browser, AAL2), passkey, a -> a.counter = 10)))
                .isTrue();
        assertThat(rowsOf(id)).isEqualTo("1");
        assertThat(row("sign_count", passkey)).isEqualTo("10");
    }

    @Test
    void namesOfPeopleHaveAnIndexByTheirBeginnings() {
        assertThat(postgres.query("select string_agg(indexdef, ' ') from pg_indexes where tablename = 'user_entity'"))
                .contains(
                        "(realm_id, lower((last_name)::text) text_pattern_ops)",
                        "(realm_id, lower((first_name)::text) text_pattern_ops)");
    }

    @Test
    void aMarkThatIsInTheRowAloneStopsTheAuthenticator() {
        String person = People.testUser(server.admin(), TestServer.REALM, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application(TestServer.REALM), person);
        assertThat(Application.hasCode(logIn(passkey, a -> {}))).isTrue();
        String id = server.admin().user(TestServer.REALM, person).path("id").textValue();
        postgres.query("update care_identity_authenticator set status = 'QUARANTINED' where user_id = '" + id + "'");
        assertThat(logIn(passkey, a -> {}).page().text()).contains("This device is blocked");
        assertThat(postgres.query("select last_used from care_identity_authenticator where user_id = '" + id + "'"))
                .isNotEmpty();
    }

    @Test
    void aLoginWritesWhatItChangesToTheRowAndNothingToTheCredential() {
        EmulatedAuthenticator passkey = registered();
        String stored = credential(passkey);
        assertThat(row("sign_count || ' ' || backed_up || ' ' || (last_used is null)", passkey))
                .isEqualTo("1 true true");
        assertThat(Application.hasCode(logIn(passkey, a -> {
                    a.counter = 10;
                    a.flags &= ~Answer.BS;
                })))
                .isTrue();
        assertThat(row("sign_count || ' ' || backed_up || ' ' || (last_used is null)", passkey))
                .isEqualTo("10 false false");
        assertThat(credential(passkey)).isEqualTo(stored);
    }

    @Test
    void aCounterThatTheRowHasSeenQuarantinesTheAuthenticator() {
        EmulatedAuthenticator passkey = registered();
        assertThat(Application.hasCode(logIn(passkey, a -> a.counter = 10))).isTrue();
        assertThat(Application.hasCode(logIn(passkey, a -> a.counter = 9))).isFalse();
        assertThat(row("status || ' ' || sign_count", passkey)).isEqualTo("QUARANTINED 10");
        assertThat(credential(passkey)).contains("QUARANTINED");
    }

    @Test
    void aChangeThatIsOvertakenIsRefusedOnRecordAndItsApprovalIsNotUsedUp() throws Exception {
        var admin = server.admin();
        String realm = server.copyRealm(TestServer.REALM, "registration-overtaken");
        RealmAttributes.set(admin, realm, "care-identity.registration-four-eyes", "remove");
        Staff first = Staff.logIn(server, realm, Staff.person(admin, realm, "RJ1", Staff.MANAGER, "3"));
        Staff second = Staff.logIn(server, realm, Staff.person(admin, realm, "RJ1", Staff.MANAGER, "3"));
        String person = admin.user(
                        realm,
                        Workforce.of("RJ1").withApps(1).join(admin, realm).get(0))
                .path("id")
                .textValue();
        String authenticators = "people/" + person + "/authenticators";
        String id = first.get(authenticators)
                .with(200)
                .json()
                .at("/authenticators/0/id")
                .textValue();
        String one = authenticators + "/" + id;
        // the first change gives an imported one its row
        first.post(one + "/suspension", Map.of("version", 0, "reason", "For a while"))
                .with(200);
        String proposal = first.post(one + "/removal", Map.of("version", 1, "reason", "Left the ward"))
                .with(202)
                .json()
                .path("proposal")
                .textValue();
        second.post("proposals/" + proposal + "/approval", Map.of("reason", "Seen"))
                .with(204);
        Staff.Answer refused = postgres.during(
                "update care_identity_authenticator set version = version + 1 where credential_id = '" + id + "'",
                Duration.ofSeconds(3),
                () -> first.post(
                        one + "/removal", Map.of("version", 1, "reason", "Left the ward", "proposal", proposal)));
        assertThat(refused.with(409).reason()).isEqualTo("care_identity_registration_stale");
        assertThat(first.get("proposals").json().at("/proposals/0/state").textValue())
                .isEqualTo("approved");
        assertThat(admin.get(realm + "/admin-events?resourcePath=users/" + person + "/authenticators/" + id
                                + "&operationTypes=DELETE")
                        .toString())
                .contains("care_identity_registration_stale", "removal");
    }

    @Test
    void whatThisDatabaseRefusesInATextIsAProblemDocument() {
        Staff manager = new RegistrationRows(server).manager();
        for (String path : List.of("people/%00", "people/%00/authenticators", "bulk/%00")) {
            assertThat(manager.get(path).with(404).reason()).as(path).isEqualTo("care_identity_registration_unknown");
        }
        assertThat(manager.post("proposals/%00/approval", Map.of("reason", "A reason"))
                        .with(404)
                        .reason())
                .isEqualTo("care_identity_registration_unknown");
        JsonNode job = new BulkFile()
                .line("suspend", "\0", "passkey", "")
                .checkedBy(manager)
                .with(201)
                .json();
        assertThat(job.path("passed").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "care_identity_link, expires_at, id",
        "care_identity_proposal, expires_at, id",
        "care_identity_job, created_at, id",
        "care_identity_job_line, created_at, job_id"
    })
    void whatIsOverForThirtyDaysIsDeletedAndNothingElse(String table, String moment, String id) throws Exception {
        RegistrationRows rows = new RegistrationRows(server);
        String old = rows.of(table);
        String recent = rows.of(table);
        String count = "select count(*) from " + table + " where " + id + " = '";
        String aged = "update " + table.replace("_line", "") + " set " + moment
                + " = extract(epoch from now())::bigint - %d where id = '%s'";
        assertThat(postgres.query(count + old + "'")).isEqualTo("1");
        postgres.query(String.format(aged, Duration.ofDays(30).minusMinutes(10).toSeconds(), recent));
        postgres.query(String.format(aged, Duration.ofDays(30).plusMinutes(10).toSeconds(), old));
        Instant end = Instant.now().plusSeconds(60);
        while (!postgres.query(count + old + "'").equals("0")) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(200);
        }
        assertThat(postgres.query(count + recent + "'")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"0, true, ACTIVE", "10, false, QUARANTINED"})
    void aUseThatFindsAnotherRowThanItCouldNotChangeIsHeldToThatRow(int counter, boolean good, String status) {
        EmulatedAuthenticator passkey = registered();
        String credential = postgres.query("select c.id from credential c" + of(passkey));
        postgres.query("update care_identity_authenticator set status = 'DISABLED' where credential_id = '" + credential
                + "'");
        replaceAfterTheNextChange(credential, counter);
        try {
            assertThat(Application.hasCode(logIn(passkey, a -> a.counter = 10))).isEqualTo(good);
        } finally {
            postgres.query("drop function replace_row() cascade");
        }
        assertThat(row("status || ' ' || sign_count", passkey)).isEqualTo(status + " 10");
    }

    /** As when another node switches an authenticator off and somebody registers it again, between two statements here. */
    private static void replaceAfterTheNextChange(String credential, int counter) {
        postgres.query("create function replace_row() returns trigger language plpgsql as $$ begin"
                + " update care_identity_authenticator set id = gen_random_uuid(), status = 'ACTIVE', sign_count = "
                + counter + " where credential_id = '" + credential + "' and status = 'DISABLED';"
                + " return null; end $$;"
                + " create trigger replace_row after update on care_identity_authenticator for each statement"
                + " when (pg_trigger_depth() = 0) execute function replace_row()");
    }

    @Test
    void aRowOfBeforeTheTableHadCountersIsHeldToTheCredentials() {
        EmulatedAuthenticator good = registered();
        EmulatedAuthenticator copied = registered();
        postgres.query("update care_identity_authenticator set sign_count = 0");
        assertThat(Application.hasCode(logIn(good, a -> a.counter = 2))).isTrue();
        assertThat(Application.hasCode(logIn(copied, a -> a.counter = 1))).isFalse();
        assertThat(row("status", copied)).isEqualTo("QUARANTINED");
    }

    @Test
    void ofTenCopiesThatAnswerWithOneCounterAtTheSameMomentOneLogsIn() throws InterruptedException, ExecutionException {
        for (int round = 1; round <= 5; round++) {
            EmulatedAuthenticator passkey = registered();
            assertThat(answersAtOnce(passkey, 10).stream().filter(Application::hasCode))
                    .hasSize(1);
            assertThat(row("status", passkey)).isEqualTo("QUARANTINED");
        }
    }

    private static List<HttpBrowser.Answer> answersAtOnce(EmulatedAuthenticator passkey, int copies)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(copies);
        List<Callable<HttpBrowser.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            HttpBrowser browser = new HttpBrowser();
            var page = Login.choose(browser, application(TestServer.REALM).begin(browser, AAL2), "passkey");
            answers.add(() -> {
                start.await();
                return Login.withPasskey(browser, page, passkey, a -> a.counter = 10);
            });
        }
        return AtOnce.run(answers);
    }

    private static EmulatedAuthenticator registered() {
        return Login.registered(
                application(TestServer.REALM),
                People.testUser(server.admin(), TestServer.REALM, "3"),
                "passkey",
                Devices.syncedPasskey());
    }

    private static HttpBrowser.Answer logIn(EmulatedAuthenticator passkey, Consumer<Answer> change) {
        HttpBrowser browser = new HttpBrowser();
        return Login.withPasskey(browser, application(TestServer.REALM).begin(browser, AAL2), passkey, change);
    }

    private static String row(String columns, EmulatedAuthenticator device) {
        return postgres.query("select " + columns
                + " from care_identity_authenticator r join credential c on c.id = r.credential_id" + of(device));
    }

    private static String credential(EmulatedAuthenticator device) {
        return postgres.query("select c.credential_data || c.secret_data from credential c" + of(device));
    }

    private static String of(EmulatedAuthenticator device) {
        return " where c.credential_data like '%" + device.id() + "%'";
    }

    @Test
    void aRowOfAPersonOfAUserStoreHoldsAsLongAsTheCredentialDoes() {
        EmulatedAuthenticator device = Devices.passkey();
        String store = UserStoreRows.store(server);
        UserStoreRows.insert(postgres, realmId(), store, device);
        postgres.query("insert into fed_user_credential (id, type, user_id, realm_id, storage_provider_id, priority)"
                + " values ('credential-" + store + "', 'care-identity-passkey', 'f:" + store + ":jane', '" + realmId()
                + "', '" + store + "', 10)");
        assertThat(RegistrationRace.refused(register(device))).isTrue();
        postgres.query("delete from fed_user_credential");
        assertThat(RegistrationRace.succeeded(register(device))).isTrue();
        assertThat(rowsOf("f:" + store + ":jane")).isEqualTo("0");
        server.admin().delete(TestServer.REALM + "/components/" + store).ok();
    }

    @Test
    void aUserStoreThatIsRemovedTakesTheRowsOfItsPeopleWithIt() {
        String store = UserStoreRows.store(server);
        String other = UserStoreRows.store(server);
        UserStoreRows.insert(postgres, realmId(), store, Devices.passkey());
        UserStoreRows.insert(postgres, realmId(), other, Devices.passkey());
        server.admin().delete(TestServer.REALM + "/components/" + store).ok();
        assertThat(rowsOf("f:" + store + ":jane")).isEqualTo("0");
        assertThat(rowsOf("f:" + other + ":jane")).isEqualTo("1");
        server.admin().delete(TestServer.REALM + "/components/" + other).ok();
    }

    private static String realmId() {
        return server.admin().get(TestServer.REALM).path("id").textValue();
    }

    private static HttpBrowser.Answer register(EmulatedAuthenticator device) {
        HttpBrowser browser = new HttpBrowser();
        Map<String, String> request =
                Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey");
        var page = Login.asTestUser(
                browser,
                application(TestServer.REALM).begin(browser, request),
                People.testUser(server.admin(), TestServer.REALM, "3"));
        return Login.register(browser, page, device, a -> {});
    }

    private static JsonNode export(String realm) throws IOException, InterruptedException {
        Path file = Files.createTempFile("care-identity-export", ".json");
        List<String> command = Stream.concat(
                        Stream.of(
                                distribution.home().resolve("bin/kc.sh").toString(),
                                "export",
                                "--optimized",
                                "--file=" + file,
                                "--realm=" + realm),
                        Stream.of(postgres.keycloakOptions()).skip(1))
                .toList();
        Path log = TestServer.target("failures").resolve("keycloak-export.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(TestServer.SHORT_LIVED);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        JsonNode exported = Json.read(Files.readString(file));
        Files.delete(file);
        return exported;
    }

    private static String rowsOf(String user) {
        return postgres.query(ROWS + " where user_id = '" + user + "'");
    }

    private static JsonNode passkey(String users) {
        for (JsonNode credential : server.admin().get(users + "/credentials")) {
            if ("care-identity-passkey".equals(credential.path("type").textValue())) {
                return credential;
            }
        }
        throw new AssertionError("no passkey");
    }
}
