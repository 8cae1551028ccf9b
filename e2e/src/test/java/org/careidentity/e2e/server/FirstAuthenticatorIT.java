package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.MailedLink;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first authenticator of a person, by a link that an administrator sends: once, for one person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstAuthenticatorIT {

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Mailbox mailbox = new Mailbox();
    private final String realm = "first-authenticator";
    private Application application;
    private String person;
    private String personId;

    @BeforeAll
    void realm() {
        server.copyRealm(TestServer.REALM, realm);
        mailbox.receiveFor(admin, realm);
        application = Application.create(server, realm, "application");
    }

    @AfterAll
    void close() {
        mailbox.close();
    }

    @BeforeEach
    void newPerson() {
        person = People.testUser(admin, realm, null);
        personId = admin.user(realm, person).path("id").textValue();
    }

    private URI link() {
        admin.put(
                        realm + "/users/" + personId + "/execute-actions-email?lifespan=600",
                        List.of("care-identity-register-passkey"))
                .ok();
        return URI.create(mailbox.linkTo(person + "@example.test"));
    }

    private int passkeys() {
        int count = 0;
        for (var credential : admin.get(realm + "/users/" + personId + "/credentials")) {
            count += "care-identity-passkey".equals(credential.path("type").textValue()) ? 1 : 0;
        }
        return count;
    }

    @Test
    void theLinkRegistersAPasskeyThatLogsIn() {
        EmulatedAuthenticator passkey = Devices.passkey();
        HttpBrowser browser = new HttpBrowser();
        var done = Login.register(browser, MailedLink.open(browser, link()), passkey, a -> {});
        assertThat(done.page().getElementById("care-identity-webauthn"))
                .as(done.page().text())
                .isNull();
        assertThat(passkeys()).isEqualTo(1);
        HttpBrowser other = new HttpBrowser();
        var tokens = application.tokens(
                Login.withPasskey(other, application.begin(other, Map.of("acr_values", "AAL2_OR_AAL3_ANY")), passkey));
        assertThat(tokens.idClaims().path("sub").textValue()).isEqualTo(person);
    }

    @Test
    void theLinkItselfLogsNobodyIn() {
        HttpBrowser browser = new HttpBrowser();
        Login.register(browser, MailedLink.open(browser, link()), Devices.passkey(), a -> {});
        assertThat(application
                        .begin(browser, Map.of("prompt", "none", "acr_values", "AAL2_ANY"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @Test
    void aUsedLinkRegistersNothing() {
        URI link = link();
        HttpBrowser browser = new HttpBrowser();
        Login.register(browser, MailedLink.open(browser, link), Devices.passkey(), a -> {});
        HttpBrowser thief = new HttpBrowser();
        var refused = MailedLink.open(thief, link);
        assertThat(refused.page().getElementById("care-identity-webauthn"))
                .as(refused.page().text())
                .isNull();
        assertThat(passkeys()).isEqualTo(1);
    }

    @Test
    void ofTwoBrowsersThatOpenedTheLinkOneRegisters() {
        URI link = link();
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser thief = new HttpBrowser();
        var page = MailedLink.open(browser, link);
        var thiefsPage = MailedLink.open(thief, link);
        Login.register(browser, page, Devices.passkey(), a -> {});
        var refused = Login.register(thief, thiefsPage, Devices.passkey(), a -> {});
        assertThat(passkeys()).as("CVE-2026-37982: " + refused.page().text()).isEqualTo(1);
    }

    @Test
    void aLoginAtTooLowALevelRegistersNothing() {
        String low = People.testUser(admin, realm, "1");
        HttpBrowser browser = new HttpBrowser();
        var page = application.begin(
                browser, Map.of("acr_values", "AAL1_USERPASS", "kc_action", "care-identity-register-passkey"));
        assertThat(page.parameter("error")).isNull();
        admin.put(
                        realm + "/users/" + admin.user(realm, low).path("id").textValue(),
                        attributes(low, Map.of("care_identity_test_amr", List.of("USERPASS"))))
                .ok();
        var refused = Login.asTestUser(browser, page, low);
        assertThat(refused.page().getElementById("care-identity-webauthn")).isNull();
        assertThat(refused.page().text()).contains("with the way you logged in");
    }

    private com.fasterxml.jackson.databind.JsonNode attributes(String username, Map<String, List<String>> more) {
        var user = (com.fasterxml.jackson.databind.node.ObjectNode) admin.user(realm, username);
        var attributes = (com.fasterxml.jackson.databind.node.ObjectNode) user.get("attributes");
        more.forEach((name, values) -> attributes.putPOJO(name, values));
        return user;
    }
}
