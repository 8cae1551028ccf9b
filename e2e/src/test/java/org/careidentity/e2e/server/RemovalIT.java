package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person removes a passkey through our action alone, which looks at the level (CVE-2026-3429). */
class RemovalIT {

    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final Map<String, String> MANAGE =
            Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Application application = Application.create(server, TestServer.REALM, "removal");
    private final HttpBrowser browser = new HttpBrowser();
    private String person;
    private String personId;
    private EmulatedAuthenticator passkey;

    @BeforeEach
    void register() {
        person = People.testUser(admin, TestServer.REALM, "3");
        personId = admin.user(TestServer.REALM, person).path("id").textValue();
        passkey = Login.registeredPasskey(application, person);
    }

    private JsonNode stored() {
        for (JsonNode credential : admin.get(TestServer.REALM + "/users/" + personId + "/credentials")) {
            if ("care-identity-passkey".equals(credential.path("type").textValue())) {
                return credential;
            }
        }
        return null;
    }

    @Test
    void thePersonRemovesItAtItsLevelAndItLogsInNoMore() {
        var page = Login.withPasskey(browser, application.begin(browser, MANAGE), passkey);
        assertThat(page.page().text()).contains("Passkey 1");
        var removed = browser.submit(
                page,
                Map.of("action", "remove", "credentialId", stored().path("id").textValue()));
        assertThat(removed.page().getElementById("care-identity-signal").attr("data-signal"))
                .as("what the browser tells the device: nothing is left")
                .contains("\"allAcceptedCredentialIds\":[]");
        var back = browser.submit(removed, Map.of("action", "done"));
        assertThat(back.parameter("kc_action_status")).isEqualTo("success");
        assertThat(stored()).isNull();
        HttpBrowser other = new HttpBrowser();
        var refused = Login.withPasskey(other, application.begin(other, AAL2), passkey);
        assertThat(refused.location()).isNull();
        assertThat(refused.page().text()).contains("This device is not registered here");
    }

    @Test
    void anotherPersonsPasskeyIsNotTheirs() {
        String other = People.testUser(admin, TestServer.REALM, "3");
        var page = Login.asTestUser(browser, application.begin(browser, MANAGE), other);
        browser.submit(
                page,
                Map.of("action", "remove", "credentialId", stored().path("id").textValue()));
        assertThat(stored()).isNotNull();
    }

    @Test
    void aSessionOfALowerLevelRemovesNothing() {
        People.prove(admin, TestServer.REALM, person, "1", "USERPASS");
        var page = application.begin(
                browser, Map.of("acr_values", "AAL1_USERPASS", "kc_action", "care-identity-manage-authenticators"));
        var list = Login.asTestUser(browser, page, person);
        assertThat(list.page().select("button[value=remove]")).isEmpty();
        var refused = browser.submit(
                list,
                Map.of("action", "remove", "credentialId", stored().path("id").textValue()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(stored()).isNotNull();
    }

    @Test
    void keycloaksOwnDeletionIsClosedToThePerson() {
        String id = stored().path("id").textValue();
        String token = AccountApi.token(server, TestServer.REALM, person);
        var deleted = AccountApi.delete(server.url(), TestServer.REALM, token, "/credentials/" + id);
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(400);
        HttpBrowser console = new HttpBrowser();
        var answer = Login.withPasskey(
                console,
                application.begin(
                        console, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "delete_credential:" + id)),
                passkey);
        if (answer.location() == null) {
            console.submit(answer, Map.of("accept", ""));
        }
        assertThat(stored()).isNotNull();
    }

    @Test
    void theAccountConsoleListsThePasskeyWithOurActionAndNoDeletion() {
        String token = AccountApi.token(server, TestServer.REALM, person);
        JsonNode types = AccountApi.get(server.url(), TestServer.REALM, token, "/credentials")
                .ok()
                .json();
        JsonNode ours = null;
        for (JsonNode type : types) {
            ours = "care-identity-passkey".equals(type.path("type").textValue()) ? type : ours;
        }
        assertThat(ours).as(types.toString()).isNotNull();
        assertThat(ours.path("removeable").booleanValue()).isFalse();
        assertThat(ours.path("updateAction").textValue()).isEqualTo("care-identity-manage-authenticators");
        assertThat(ours.at("/userCredentialMetadatas/0/credential/userLabel").textValue())
                .isEqualTo("Passkey 1");
    }

    @Test
    void somebodyWithoutAPasskeyIsOfferedToCreateOne() {
        String newcomer = People.testUser(admin, TestServer.REALM, "3");
        JsonNode types = AccountApi.get(
                        server.url(),
                        TestServer.REALM,
                        AccountApi.token(server, TestServer.REALM, newcomer),
                        "/credentials")
                .ok()
                .json();
        assertThat(types.toString()).contains("\"createAction\":\"care-identity-register-passkey\"");
    }

    @Test
    void theAdministratorsDeletionHoldsAtOnce() {
        admin.delete(TestServer.REALM + "/users/" + personId + "/credentials/"
                        + stored().path("id").textValue())
                .ok();
        var refused = Login.withPasskey(browser, application.begin(browser, AAL2), passkey);
        assertThat(refused.location()).isNull();
    }
}
