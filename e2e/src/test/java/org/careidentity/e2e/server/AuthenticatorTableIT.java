package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One device is one person's in the realm, and free again once it was removed, whichever way. */
class AuthenticatorTableIT {

    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final Map<String, String> REGISTER =
            Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey");
    private static final Map<String, String> MANAGE =
            Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators");

    private static String elsewhere;

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Application application = Application.create(server, TestServer.REALM, "authenticator-table");
    private final String person = People.testUser(admin, TestServer.REALM, "3");
    private final String personId =
            admin.user(TestServer.REALM, person).path("id").textValue();

    @BeforeAll
    static void copyTheRealm() {
        elsewhere = TestServer.running().copyRealm(TestServer.REALM, "elsewhere");
    }

    @AfterAll
    static void removeTheCopy() {
        TestServer.running().admin().delete(elsewhere).ok();
    }

    private HttpBrowser.Answer register(Application at, String who, EmulatedAuthenticator device) {
        HttpBrowser browser = new HttpBrowser();
        return Login.register(browser, Login.asTestUser(browser, at.begin(browser, REGISTER), who), device, a -> {});
    }

    private HttpBrowser.Answer register(String who, EmulatedAuthenticator device) {
        return register(application, who, device);
    }

    private String somebodyElse() {
        return People.testUser(admin, TestServer.REALM, "3");
    }

    private JsonNode stored(String realm, String userId) {
        for (JsonNode credential : admin.get(realm + "/users/" + userId + "/credentials")) {
            if ("care-identity-passkey".equals(credential.path("type").textValue())) {
                return credential;
            }
        }
        return Json.MAPPER.createObjectNode();
    }

    private void assertFree(EmulatedAuthenticator device) {
        assertThat(RegistrationRace.succeeded(register(somebodyElse(), device))).isTrue();
    }

    private void assertTaken(EmulatedAuthenticator device) {
        // a device that registers again gets another handle, and this one shall still log in
        EmulatedAuthenticator copy = device.copy();
        assertThat(RegistrationRace.refused(register(somebodyElse(), copy))).isTrue();
    }

    @Test
    void aDeviceOfSomebodyElseIsRefusedWithWordsAndStaysTheirs() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        String other = somebodyElse();
        HttpBrowser browser = new HttpBrowser();
        var page = Login.asTestUser(browser, application.begin(browser, REGISTER), other);
        var refused = Login.register(browser, page, device.copy(), a -> {});
        assertThat(refused.page().text()).contains("This device is registered here already");
        assertThat(stored(
                                TestServer.REALM,
                                admin.user(TestServer.REALM, other).path("id").textValue())
                        .isEmpty())
                .isTrue();
        assertThat(RegistrationRace.succeeded(Login.register(browser, refused, Devices.passkey(), a -> {})))
                .as("another device goes on from the same page")
                .isTrue();
        assertLogsIn(device, person);
    }

    private void assertLogsIn(EmulatedAuthenticator device, String who) {
        HttpBrowser browser = new HttpBrowser();
        var claims = application
                .tokens(Login.withPasskey(browser, application.begin(browser, AAL2), device))
                .idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(who);
    }

    private void assertRefused(EmulatedAuthenticator device) {
        HttpBrowser browser = new HttpBrowser();
        var refused = Login.withPasskey(browser, application.begin(browser, AAL2), device);
        assertThat(refused.location()).isNull();
        assertThat(refused.page().getElementById("care-identity-webauthn")).isNotNull();
    }

    @Test
    void anotherRealmKnowsNothingOfIt() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        Application there = Application.create(server, elsewhere, "authenticator-table");
        assertThat(RegistrationRace.succeeded(register(there, People.testUser(admin, elsewhere, "3"), device)))
                .isTrue();
    }

    @Test
    void aDeviceThatThePersonRemovedIsFree() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        HttpBrowser browser = new HttpBrowser();
        var page = Login.asTestUser(browser, application.begin(browser, MANAGE), person);
        browser.submit(
                page,
                Map.of(
                        "action",
                        "remove",
                        "credentialId",
                        stored(TestServer.REALM, personId).path("id").textValue()));
        assertFree(device);
    }

    @Test
    void aDeviceThatAnAdministratorRemovedIsFree() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        admin.delete(TestServer.REALM + "/users/" + personId + "/credentials/"
                        + stored(TestServer.REALM, personId).path("id").textValue())
                .ok();
        assertFree(device);
    }

    @Test
    void aDeviceOfAPersonWhoIsGoneIsFree() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        admin.delete(TestServer.REALM + "/users/" + personId).ok();
        assertFree(device);
    }

    @Test
    void whereKeycloaksOwnDeletionIsClosedTheDeviceStaysTaken() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        String id = stored(TestServer.REALM, personId).path("id").textValue();
        String token = AccountApi.token(server, TestServer.REALM, person);
        assertThat(AccountApi.delete(server.url(), TestServer.REALM, token, "/credentials/" + id)
                        .status())
                .isEqualTo(400);
        HttpBrowser browser = new HttpBrowser();
        var confirm = Login.asTestUser(
                browser,
                application.begin(
                        browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "delete_credential:" + id)),
                person);
        if (confirm.location() == null) {
            browser.submit(confirm, Map.of("accept", ""));
        }
        assertTaken(device);
        assertLogsIn(device, person);
    }

    @Test
    void anImportedCredentialLogsInAndIsThePersonsFromThenOn() {
        EmulatedAuthenticator device = Devices.passkey();
        String imported = imported(device);
        assertLogsIn(device, imported);
        assertTaken(device);
        assertLogsIn(device, imported);
    }

    @Test
    void anImportedCredentialIsHeldToTheCounterThatCameWithIt() {
        EmulatedAuthenticator device = Devices.passkey();
        imported(device);
        HttpBrowser browser = new HttpBrowser();
        var refused = Login.withPasskey(browser, application.begin(browser, AAL2), device, a -> a.counter = 1);
        assertThat(refused.location()).isNull();
        assertRefused(device);
    }

    @Test
    void anImportedCredentialWithTheIdOfSomebodyElsesDeviceLogsNobodyIn() {
        EmulatedAuthenticator device = Login.registeredPasskey(application, person);
        EmulatedAuthenticator forged = device.withAnotherKey();
        imported(forged);
        assertRefused(forged);
        assertLogsIn(device, person);
    }

    /** A person with a credential that came by an import, as the registration in another realm stored it. */
    private String imported(EmulatedAuthenticator device) {
        String there = People.testUser(admin, elsewhere, "3");
        register(Application.create(server, elsewhere, "authenticator-table"), there, device);
        ObjectNode user = (ObjectNode) admin.user(elsewhere, there);
        JsonNode credential = stored(elsewhere, user.path("id").textValue());
        admin.delete(elsewhere + "/users/" + user.path("id").textValue()).ok();
        user.remove("id");
        user.putArray("credentials")
                .addObject()
                .put("type", "care-identity-passkey")
                .put("userLabel", "imported")
                .put("credentialData", credential.path("credentialData").textValue())
                .put("secretData", "{}");
        admin.post(TestServer.REALM + "/partialImport", Map.of("ifResourceExists", "FAIL", "users", List.of(user)))
                .ok();
        return there;
    }

    @Test
    void aRaceThatIsRunAgainAndAgainAlwaysHasOneWinner() throws InterruptedException, ExecutionException {
        List<String> people = RegistrationRace.people(admin, TestServer.REALM, 3);
        RegistrationRace race = new RegistrationRace(application, people);
        for (int round = 0; round < 30; round++) {
            List<HttpBrowser.Answer> ends = race.run(Devices.passkey());
            assertThat(ends.stream().filter(RegistrationRace::succeeded)).hasSize(1);
            assertThat(ends.stream().filter(end -> !RegistrationRace.succeeded(end)))
                    .allMatch(RegistrationRace::refused);
        }
        assertThat(people.stream()
                        .map(name ->
                                admin.user(TestServer.REALM, name).path("id").textValue())
                        .mapToLong(id -> admin.get(TestServer.REALM + "/users/" + id + "/credentials")
                                .size())
                        .sum())
                .isEqualTo(30);
    }
}
