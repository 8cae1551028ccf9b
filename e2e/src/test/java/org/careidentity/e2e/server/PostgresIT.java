package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.Postgres;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.launcher.KeycloakDistribution;
import org.careidentity.launcher.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of authenticators on PostgreSQL, where races end otherwise than on H2, and where a test can look inside. */
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
        server.admin().delete(realm).ok();
        server.admin().post("", exported).ok();
        String id = server.admin().user(realm, person).path("id").textValue();
        assertThat(rowsOf(id)).isEqualTo("0");
        HttpBrowser browser = new HttpBrowser();
        assertThat(Application.hasCode(
                        Login.withPasskey(browser, application(realm).begin(browser, AAL2), passkey)))
                .isTrue();
        assertThat(rowsOf(id)).isEqualTo("1");
    }

    @Test
    void aMarkThatALoginAtTheSameMomentWroteOverInTheCredentialStillStopsTheAuthenticator() {
        String person = People.testUser(server.admin(), TestServer.REALM, "3");
        EmulatedAuthenticator passkey = Login.registeredPasskey(application(TestServer.REALM), person);
        HttpBrowser browser = new HttpBrowser();
        assertThat(Application.hasCode(
                        Login.withPasskey(browser, application(TestServer.REALM).begin(browser, AAL2), passkey)))
                .isTrue();
        String id = server.admin().user(TestServer.REALM, person).path("id").textValue();
        postgres.query("update care_identity_authenticator set status = 'QUARANTINED' where user_id = '" + id + "'");
        HttpBrowser later = new HttpBrowser();
        assertThat(Login.withPasskey(later, application(TestServer.REALM).begin(later, AAL2), passkey)
                        .page()
                        .text())
                .contains("This device is blocked");
        assertThat(postgres.query("select last_used from care_identity_authenticator where user_id = '" + id + "'"))
                .isNotEmpty();
    }

    @Test
    void aRowOfAPersonOfAUserStoreHoldsAsLongAsTheCredentialDoes() {
        EmulatedAuthenticator device = Devices.passkey();
        String store = userStore();
        insertRow(store, device);
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
        String store = userStore();
        String other = userStore();
        insertRow(store, Devices.passkey());
        insertRow(other, Devices.passkey());
        server.admin().delete(TestServer.REALM + "/components/" + store).ok();
        assertThat(rowsOf("f:" + store + ":jane")).isEqualTo("0");
        assertThat(rowsOf("f:" + other + ":jane")).isEqualTo("1");
        server.admin().delete(TestServer.REALM + "/components/" + other).ok();
    }

    /** An LDAP directory that nobody asks. */
    private static String userStore() {
        return server.admin()
                .post(
                        TestServer.REALM + "/components",
                        Map.of(
                                "name",
                                "store",
                                "providerId",
                                "ldap",
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                Map.ofEntries(
                                        config("enabled", "false"),
                                        config("vendor", "other"),
                                        config("connectionUrl", "ldap://localhost:1"),
                                        config("authType", "none"),
                                        config("editMode", "READ_ONLY"),
                                        config("usersDn", "ou=people"),
                                        config("usernameLDAPAttribute", "uid"),
                                        config("rdnLDAPAttribute", "uid"),
                                        config("uuidLDAPAttribute", "entryUUID"),
                                        config("userObjectClasses", "person"),
                                        config("importEnabled", "false"))))
                .ok()
                .id();
    }

    private static Map.Entry<String, List<String>> config(String name, String value) {
        return Map.entry(name, List.of(value));
    }

    private static void insertRow(String store, EmulatedAuthenticator device) {
        postgres.query(
                "insert into care_identity_authenticator (id, realm_id, user_id, method, credential_id, key_hash,"
                        + " model, status, failures, registered_by, created_at) values ('" + UUID.randomUUID() + "', '"
                        + realmId() + "', 'f:" + store + ":jane', 'passkey', 'credential-" + store
                        + "', encode(sha256('webauthn:' || decode(translate('" + device.id()
                        + "=', '-_', '+/'), 'base64')), 'hex'), '', 'ACTIVE', 0, 'self', 0)");
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
