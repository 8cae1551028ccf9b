package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.RegistrationByLink;
import org.careidentity.e2e.support.Staff;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent finds a person, issues authenticators to them, watches over these and takes them away. */
class RegistrationIT {

    private static final String REALM = "registration";
    private static final String HERE = "RJ1";
    private static final Map<String, String> AAL3 = Map.of("acr_values", "AAL3_ANY");
    private static final Map<String, String> ANY = Map.of("acr_values", "AAL2_OR_AAL3_ANY");

    private static TestServer server;
    private static Admin admin;
    private static Application application;
    private static Staff manager;
    private static Mailbox mail;

    private String uuid;
    private String person;

    @BeforeAll
    static void realm() {
        server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        application = Application.create(server, REALM, "application");
        manager = Staff.logIn(server, REALM, Staff.person(admin, REALM, HERE, Staff.MANAGER, "3"));
        mail = new Mailbox();
        mail.receiveFor(admin, REALM);
        IssuedKeys.publish(server);
    }

    @AfterAll
    static void close() {
        mail.close();
    }

    @BeforeEach
    void newPerson() {
        uuid = Staff.person(admin, REALM, HERE, "R8001", "2");
        person = admin.user(REALM, uuid).path("id").textValue();
    }

    private JsonNode link(String method) {
        return manager.post("people/" + person + "/links", Map.of("method", method, "reason", "New starter"))
                .with(201)
                .json();
    }

    private List<JsonNode> authenticators() {
        return manager.get("people/" + person + "/authenticators")
                .with(200)
                .json()
                .path("authenticators")
                .valueStream()
                .toList();
    }

    private Staff.Answer change(JsonNode authenticator, String change) {
        return manager.post(
                "people/" + person + "/authenticators/"
                        + authenticator.path("id").textValue() + "/" + change,
                Map.of("version", authenticator.path("version").longValue(), "reason", "For a test"));
    }

    private static String level(HttpBrowser.Answer end) {
        return application
                .tokens(end)
                .idClaims()
                .path("authentication_assurance_level")
                .textValue();
    }

    @Test
    void aPersonIsFoundByUuidByEmailAddressAndByTheBeginningOfAName() {
        String family = "Zebulon" + uuid.substring(6);
        String named = Staff.named(admin, REALM, "8" + uuid.substring(1), family, HERE, "R8001", "2");
        for (String query : List.of(
                "uuid=" + named,
                "email=" + named + "@staff.example.test",
                "name=" + family.substring(0, 11),
                "name=pat%20zebulon")) {
            JsonNode found = manager.get("people?" + query).with(200).json().path("people");
            assertThat(found.findValuesAsText("uuid")).as(query).contains(named);
            assertThat(found.get(0).fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "uuid", "name", "enabled");
        }
    }

    @Test
    void aListOfPeopleComesInPagesThatMissNobody() {
        String family = "Quill" + uuid.substring(6);
        for (int number = 0; number < 5; number++) {
            Staff.named(admin, REALM, number + "7" + uuid.substring(2), family, HERE, "R8001", "2");
        }
        JsonNode first = manager.get("people?max=2&name=" + family).with(200).json();
        JsonNode second = manager.get("people?max=2&name=" + family + "&after="
                        + first.path("next").textValue())
                .with(200)
                .json();
        JsonNode third = manager.get("people?max=2&name=" + family + "&after="
                        + second.path("next").textValue())
                .with(200)
                .json();
        assertThat(first.path("people")).hasSize(2);
        assertThat(second.path("people")).hasSize(2);
        assertThat(third.path("people")).hasSize(1);
        assertThat(third.has("next")).isFalse();
        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page.path("people").findValuesAsText("uuid"))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void aPasskeyIsRegisteredByALinkAndCountsAtOnce() {
        JsonNode link = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        assertThat(RegistrationByLink.open(browser, link).page().text()).contains("Passkey", "New starter", HERE);
        HttpBrowser.Answer end = RegistrationByLink.register(browser, link, Devices.passkey());
        assertThat(end.page().text()).contains("registered");
        List<JsonNode> own = authenticators();
        assertThat(own).hasSize(1);
        assertThat(own.get(0).path("status").textValue()).isEqualTo("active");
        assertThat(own.get(0).path("awaitsConfirmation").booleanValue()).isFalse();
        assertThat(own.get(0).path("issuer").textValue()).startsWith("PERSON");
        assertThat(mail.countTo("staff.example.test")).isPositive();
    }

    @Test
    void aSecurityKeyThatWasRegisteredByALinkReachesAal3OnlyWhenItsIssuerHasConfirmedIt() {
        EmulatedAuthenticator key = IssuedKeys.next();
        RegistrationByLink.register(new HttpBrowser(), link("security-key"), key);
        JsonNode waiting = authenticators().get(0);
        assertThat(waiting.path("awaitsConfirmation").booleanValue()).isTrue();
        assertThat(waiting.path("changes").findValuesAsText("")).isEmpty();
        assertThat(waiting.path("changes").toString()).contains("confirmation", "refusal");

        HttpBrowser early = new HttpBrowser();
        assertThat(level(Login.with(early, application.begin(early, ANY), "security-key", key, answer -> {})))
                .isEqualTo("2");
        HttpBrowser refused = new HttpBrowser();
        HttpBrowser.Answer end =
                Login.with(refused, application.begin(refused, AAL3), "security-key", key, answer -> {});
        assertThat(Application.hasCode(end)).isFalse();

        change(waiting, "confirmation").with(200);
        HttpBrowser later = new HttpBrowser();
        assertThat(level(Login.with(later, application.begin(later, AAL3), "security-key", key, answer -> {})))
                .isEqualTo("3");
    }

    @Test
    void nobodyButTheIssuerConfirmsWhatALinkRegistered() {
        RegistrationByLink.register(new HttpBrowser(), link("security-key"), IssuedKeys.next());
        JsonNode waiting = authenticators().get(0);
        Staff colleague = Staff.logIn(server, REALM, Staff.person(admin, REALM, HERE, Staff.MANAGER, "3"));
        assertThat(colleague
                        .post(
                                "people/" + person + "/authenticators/"
                                        + waiting.path("id").textValue() + "/confirmation",
                                Map.of("version", 0, "reason", "Never saw them"))
                        .with(403)
                        .reason())
                .isEqualTo("care_identity_registration_issuer");
        change(waiting, "confirmation").with(200);
    }

    @Test
    void suspendingAndResumingConfirmsNothing() {
        EmulatedAuthenticator key = IssuedKeys.next();
        RegistrationByLink.register(new HttpBrowser(), link("security-key"), key);
        JsonNode suspended =
                change(authenticators().get(0), "suspension").with(200).json();
        JsonNode resumed = change(suspended, "resumption").with(200).json();
        assertThat(resumed.path("awaitsConfirmation").booleanValue()).isTrue();
        HttpBrowser browser = new HttpBrowser();
        assertThat(level(Login.with(browser, application.begin(browser, ANY), "security-key", key, answer -> {})))
                .isEqualTo("2");
    }

    @Test
    void whatThePersonReportedLostStillWaitsForItsIssuerWhenItIsResumed() {
        RegistrationByLink.register(new HttpBrowser(), link("security-key"), IssuedKeys.next());
        String id = authenticators().get(0).path("id").textValue();
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = Login.asTestUser(
                browser,
                application.begin(
                        browser,
                        Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators")),
                uuid);
        assertThat(browser.submit(page, Map.of("action", "lost", "credentialId", id))
                        .page()
                        .text())
                .contains("The authenticator is suspended");
        JsonNode lost = authenticators().get(0);
        assertThat(lost.path("awaitsConfirmation").booleanValue()).isTrue();
        JsonNode resumed = change(lost, "resumption").with(200).json();
        assertThat(resumed.path("awaitsConfirmation").booleanValue()).isTrue();
    }

    @Test
    void twoLinksInOneBrowserAreNotMixedUp() {
        JsonNode first = link("passkey");
        JsonNode second = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        RegistrationByLink.open(browser, first);
        RegistrationByLink.open(browser, second);
        RegistrationByLink.register(browser, first, Devices.passkey());
        RegistrationByLink.register(browser, second, Devices.passkey());
        assertThat(authenticators()).hasSize(2);
    }

    @Test
    void whoBeginsAgainWithTheRightPassphraseRunsOutOfNoTries() {
        JsonNode link = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        RegistrationByLink.open(browser, link);
        for (int again = 0; again < 6; again++) {
            assertThat(RegistrationByLink.say(
                                    browser, link, link.path("passphrase").textValue())
                            .page()
                            .getElementById("care-identity-webauthn"))
                    .isNotNull();
        }
    }

    @Test
    void aLinkIsNoWayToWhatElseWaitsForThePersonsNextLogin() {
        JsonNode link = link("passkey");
        admin.put(REALM + "/users/" + person, Map.of("requiredActions", List.of("care-identity-register-ipad")))
                .ok();
        HttpBrowser browser = new HttpBrowser();
        RegistrationByLink.open(browser, link);
        assertThat(RegistrationByLink.say(browser, link, link.path("passphrase").textValue())
                        .page()
                        .text())
                .contains("Something else waits");
        assertThat(manager.post("people/" + person + "/links", Map.of("method", "passkey", "reason", "Another"))
                        .with(409)
                        .reason())
                .isEqualTo("care_identity_registration_state");
    }

    @Test
    void whatTheIssuerRefusesIsGone() {
        RegistrationByLink.register(new HttpBrowser(), link("security-key"), IssuedKeys.next());
        change(authenticators().get(0), "refusal").with(204);
        assertThat(authenticators()).isEmpty();
    }

    @Test
    void aSuspendedAuthenticatorLogsNobodyInUntilItIsResumed() {
        EmulatedAuthenticator passkey = Devices.passkey();
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), passkey);
        HttpBrowser browser = new HttpBrowser();
        Application.Tokens running =
                application.tokens(Login.withPasskey(browser, application.begin(browser, ANY), passkey));

        JsonNode suspended =
                change(authenticators().get(0), "suspension").with(200).json();
        assertThat(suspended.path("status").textValue()).isEqualTo("suspended");
        assertThat(suspended.path("statusReason").textValue()).isEqualTo("For a test");
        assertThat(application
                        .token(Map.of("grant_type", "refresh_token", "refresh_token", running.refreshToken()))
                        .error())
                .isEqualTo("invalid_grant");
        HttpBrowser stopped = new HttpBrowser();
        HttpBrowser.Answer page = Login.withPasskey(stopped, application.begin(stopped, ANY), passkey);
        assertThat(page.page().text()).contains("suspended");

        change(suspended, "resumption").with(200);
        HttpBrowser again = new HttpBrowser();
        assertThat(Application.hasCode(Login.withPasskey(again, application.begin(again, ANY), passkey)))
                .isTrue();
    }

    @Test
    void aDecisionOnWhatHasChangedSinceIsRefused() {
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), Devices.passkey());
        JsonNode seen = authenticators().get(0);
        change(seen, "suspension").with(200);
        Staff.Answer stale = change(seen, "removal").with(409);
        assertThat(stale.reason()).isEqualTo("care_identity_registration_stale");
        assertThat(authenticators()).hasSize(1);
    }

    @Test
    void everyChangeIsAnAdminEventThatSaysWhoForWhomAndWhy() {
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), Devices.passkey());
        JsonNode own = authenticators().get(0);
        change(own, "removal").with(204);
        String events = admin.get(REALM + "/admin-events?resourcePath=users/" + person + "/authenticators/*")
                .toString();
        assertThat(events)
                .contains("CARE_IDENTITY_REGISTRATION", "DELETE", "care_identity_reason", "For a test", HERE, "removal")
                .contains(admin.user(REALM, manager.username()).path("id").textValue());
    }

    @Test
    void aLinkWorksOnceInTheBrowserThatOpenedItFirstAndNotAfterItWasRevoked() {
        JsonNode link = link("passkey");
        HttpBrowser owner = new HttpBrowser();
        RegistrationByLink.open(owner, link);
        HttpBrowser other = new HttpBrowser();
        assertThat(RegistrationByLink.open(other, link).page().text()).contains("opened elsewhere");
        assertThat(RegistrationByLink.say(other, link, link.path("passphrase").textValue())
                        .page()
                        .text())
                .contains("opened elsewhere");
        RegistrationByLink.register(owner, link, Devices.passkey());
        assertThat(new HttpBrowser().get(RegistrationByLink.address(link)).status())
                .isEqualTo(410);
        assertThat(authenticators()).hasSize(1);

        JsonNode second = link("passkey");
        manager.post(
                        "people/" + person + "/links/" + second.path("id").textValue() + "/revocation",
                        Map.of("reason", "Sent to the wrong address"))
                .with(204);
        assertThat(new HttpBrowser().get(RegistrationByLink.address(second)).status())
                .isEqualTo(410);
    }

    @Test
    void aProgramThatLooksAtALinkInAdvanceOpensNothing() {
        JsonNode link = link("passkey");
        new HttpBrowser().get(RegistrationByLink.address(link));
        HttpBrowser owner = new HttpBrowser();
        assertThat(RegistrationByLink.open(owner, link).page().getElementById("passphrase"))
                .isNotNull();
    }

    @Test
    void fiveWrongPassphrasesEndALink() {
        JsonNode link = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        RegistrationByLink.open(browser, link);
        for (int wrong = 4; wrong > 0; wrong--) {
            assertThat(RegistrationByLink.say(browser, link, "BBBB-BBBB").page().text())
                    .contains("Tries left: " + wrong);
        }
        assertThat(RegistrationByLink.say(browser, link, "BBBB-BBBB").status()).isEqualTo(410);
        assertThat(RegistrationByLink.say(browser, link, link.path("passphrase").textValue())
                        .status())
                .isEqualTo(410);
    }

    @Test
    void aLinkThatWasRevokedWhileItsPageWasOpenRegistersNothing() {
        JsonNode link = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = RegistrationByLink.begin(browser, link);
        manager.post(
                        "people/" + person + "/links/" + link.path("id").textValue() + "/revocation",
                        Map.of("reason", "Changed my mind"))
                .with(204);
        Login.register(browser, page, Devices.passkey(), answer -> {});
        assertThat(authenticators()).isEmpty();
    }

    @Test
    void aLinkForOneMethodRegistersNoOther() {
        JsonNode link = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = RegistrationByLink.begin(browser, link);
        HttpBrowser.Answer other = browser.submit(page, Map.of("action", "register-as:security-key"));
        assertThat(other.page().getElementById("care-identity-webauthn")).isNull();
    }

    @Test
    void aLinkMadeAnewLeavesTheOldOneDead() {
        JsonNode old = link("passkey");
        JsonNode renewed = manager.post(
                        "people/" + person + "/links/" + old.path("id").textValue() + "/renewal",
                        Map.of("reason", "The passphrase was lost"))
                .with(201)
                .json();
        assertThat(new HttpBrowser().get(RegistrationByLink.address(old)).status())
                .isEqualTo(410);
        RegistrationByLink.register(new HttpBrowser(), renewed, Devices.passkey());
        assertThat(authenticators()).hasSize(1);
    }

    @Test
    void aLinkOfSomebodyWhoLeftIsWorthNothing() {
        String leaver = Staff.person(admin, REALM, HERE, Staff.MANAGER, "3");
        JsonNode link = Staff.logIn(server, REALM, leaver)
                .post("people/" + person + "/links", Map.of("method", "passkey", "reason", "Last day"))
                .with(201)
                .json();
        admin.put(REALM + "/users/" + admin.user(REALM, leaver).path("id").textValue(), Map.of("enabled", false))
                .ok();
        assertThat(new HttpBrowser().get(RegistrationByLink.address(link)).status())
                .isEqualTo(410);
    }

    @Test
    void aLinkOfWhomAnAdministratorDisabledDoesNotComeBackWithThem() {
        String leaver = Staff.person(admin, REALM, HERE, Staff.MANAGER, "3");
        String issuer = admin.user(REALM, leaver).path("id").textValue();
        JsonNode ofLeaver = Staff.logIn(server, REALM, leaver)
                .post("people/" + person + "/links", Map.of("method", "passkey", "reason", "Last day"))
                .with(201)
                .json();
        JsonNode forPerson = link("passkey");
        for (String disabled : List.of(issuer, person)) {
            for (boolean enabled : List.of(false, true)) {
                admin.put(REALM + "/users/" + disabled, Map.of("enabled", enabled))
                        .ok();
            }
        }
        for (JsonNode dead : List.of(ofLeaver, forPerson)) {
            assertThat(new HttpBrowser().get(RegistrationByLink.address(dead)).status())
                    .isEqualTo(410);
        }
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), Devices.passkey());
        assertThat(authenticators()).hasSize(1);
    }

    @Test
    void noCacheKeepsAPageOfTheRegistrationAuthority() throws Exception {
        String resource = server.url() + "/realms/" + REALM + "/care-identity-registration/";
        for (String page : List.of(
                RegistrationByLink.address(link("passkey")).toString(),
                resource + "link/none",
                resource + "unlock",
                resource + "console")) {
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.discarding())
                            .headers()
                            .firstValue("Cache-Control")
                            .orElse(""))
                    .as(page)
                    .contains("no-store");
        }
    }

    @Test
    void controlCharactersAreRefusedBeforeADatabaseRefusesThem() {
        // Keycloak itself refuses them in an address
        for (String path : List.of("people?uuid=ab%00", "people?name=a%01b")) {
            manager.get(path).with(400);
        }
        assertThat(manager.get("people?name=ab&after=YQBi").with(400).reason())
                .isEqualTo("care_identity_registration_malformed");
        assertThat(manager.post(
                                "people/" + person + "/links",
                                Map.of("method", "passkey", "reason", "A reason", "proposal", "\0"))
                        .with(400)
                        .reason())
                .isEqualTo("care_identity_registration_malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspension", "removal", "admin console"})
    void aLinkDiesWithAnAuthenticatorThatIsStoppedAndTheNextOneWorks(String how) {
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), Devices.passkey());
        JsonNode link = link("passkey");
        HttpBrowser browser = new HttpBrowser();
        HttpBrowser.Answer page = RegistrationByLink.begin(browser, link);
        JsonNode own = authenticators().get(0);
        if ("admin console".equals(how)) {
            admin.delete(REALM + "/users/" + person + "/credentials/"
                            + own.path("id").textValue())
                    .ok();
        } else {
            assertThat(change(own, how).status()).isIn(200, 204);
        }
        int before = authenticators().size();
        Login.register(browser, page, Devices.passkey(), answer -> {});
        assertThat(authenticators()).hasSize(before);
        assertThat(new HttpBrowser().get(RegistrationByLink.address(link)).status())
                .isEqualTo(410);
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), Devices.passkey());
        assertThat(authenticators()).hasSize(before + 1);
    }

    @Test
    void aChangeThatIsRefusedLeavesLinksAlone() {
        RegistrationByLink.register(new HttpBrowser(), link("passkey"), Devices.passkey());
        JsonNode seen = authenticators().get(0);
        change(change(seen, "suspension").with(200).json(), "resumption").with(200);
        JsonNode link = link("passkey");
        change(seen, "suspension").with(409);
        RegistrationByLink.register(new HttpBrowser(), link, Devices.passkey());
        assertThat(authenticators()).hasSize(2);
    }
}
