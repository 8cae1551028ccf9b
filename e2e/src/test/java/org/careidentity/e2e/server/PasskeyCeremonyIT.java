package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.Answer;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** WebAuthn Level 3 sections 7.1 and 7.2 as the server checks them, with answers that no browser would send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyCeremonyIT {

    private static final int UP = 0x01;
    private static final int UV = 0x04;
    private static final int BE = 0x08;
    private static final int BS = 0x10;
    private static final Map<String, String> AAL2 = Map.of("acr_values", "AAL2_OR_AAL3_ANY");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private final Application application = Application.create(server, TestServer.REALM, "passkey-ceremony");
    private String person;
    private EmulatedAuthenticator passkey;

    @BeforeAll
    void register() {
        person = People.testUser(admin, TestServer.REALM, "3");
        passkey = Login.registeredPasskey(application, person);
    }

    @Test
    void aRegisteredPasskeyLogsInWithoutAUserName() {
        HttpBrowser browser = new HttpBrowser();
        var claims = application
                .tokens(Login.withPasskey(browser, application.begin(browser, AAL2), passkey))
                .idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(claims.path("acr").textValue()).isEqualTo("AAL2_OR_AAL3_ANY");
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("2");
        assertThat(claims.path("amr").toString()).isEqualTo("[\"FIDO2\"]");
    }

    @Test
    void optionsAskForADiscoverableCredentialWithUserVerificationAndARandomHandle() {
        var options = Login.options(registrationPage(new HttpBrowser(), People.testUser(admin, TestServer.REALM, "3")));
        assertThat(options.at("/authenticatorSelection/residentKey").textValue())
                .isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/userVerification").textValue())
                .isEqualTo("required");
        assertThat(options.at("/user/id").textValue()).hasSize(43);
        assertThat(options.at("/challenge").textValue()).hasSize(43);
        var again = Login.options(registrationPage(new HttpBrowser(), person));
        assertThat(again.at("/user/id").textValue())
                .as("the person's handle stays")
                .isNotEqualTo(options.at("/user/id").textValue());
        assertThat(again.at("/excludeCredentials/0/id").textValue()).isEqualTo(passkey.id());
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                wrong("step 7: a registration's client data", a -> a.type = "webauthn.create"),
                wrong("step 8: another challenge", a -> a.challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                wrong("step 9: another origin", a -> a.origin = "https://localhost:8080"),
                wrong("step 9: a host that ends alike", a -> a.origin = "http://evil-localhost:18080"),
                wrong("step 10: a framed page", a -> a.crossOrigin = true),
                wrong("step 13: another relying party", a -> a.rpId = "example.test"),
                wrong("step 15: nobody present", a -> a.flags &= ~UP),
                wrong("step 16: no user verification", a -> a.flags &= ~UV),
                wrong("step 17: backed up and not eligible", a -> a.flags |= BS),
                wrong("step 19: eligible, registered as not eligible", a -> a.flags |= BE),
                wrong("step 21: a signature over something else", a -> a.corruptSignature = true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void aWrongLoginAnswerIsRefusedAndTheNextRightOneIsTaken(String step, Consumer<Answer> change) {
        HttpBrowser browser = new HttpBrowser();
        var page = application.begin(browser, AAL2);
        var refused = Login.withPasskey(browser, page, passkey, change);
        assertThat(refused.location()).isNull();
        assertThat(refused.page().text()).contains("Your device's answer was not accepted");
        assertThat(Application.hasCode(Login.withPasskey(browser, refused, passkey)))
                .isTrue();
    }

    @Test
    void aLoginAnswerWithoutUserHandleIsRefused() {
        assertRefused(a -> a.userHandle = null);
    }

    @Test
    void aLoginAnswerWithAnotherPersonsHandleIsRefused() {
        EmulatedAuthenticator others =
                Login.registeredPasskey(application, People.testUser(admin, TestServer.REALM, "3"));
        assertRefused(a -> a.userHandle = others.userHandle());
        assertRefused(a -> {
            a.userHandle = others.userHandle();
            a.json = json -> json.put("id", others.id()).put("rawId", others.id());
        });
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        for (Consumer<ObjectNode> spoil : List.<Consumer<ObjectNode>>of(
                json -> json.removeAll(),
                json -> json.remove("response"),
                json -> json.put("rawId", "***"),
                json -> ((ObjectNode) json.get("response")).put("authenticatorData", "AAAA"),
                json -> ((ObjectNode) json.get("response")).put("signature", ""),
                json -> json.put("padding", "x".repeat(70_000)))) {
            assertRefused(a -> a.json = spoil);
        }
    }

    private void assertRefused(Consumer<Answer> change) {
        HttpBrowser browser = new HttpBrowser();
        var refused = Login.withPasskey(browser, application.begin(browser, AAL2), passkey, change);
        assertThat(refused.location()).isNull();
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.page().getElementById("care-identity-webauthn"))
                .as(refused.page().text())
                .isNotNull();
    }

    @Test
    void aCopiedUserHandleAndAnUnreadableCredentialStopNobody() {
        String copied = People.testUser(admin, TestServer.REALM, "3");
        var owner = admin.user(TestServer.REALM, person);
        var copy = (ObjectNode) admin.user(TestServer.REALM, copied);
        ((ObjectNode) copy.get("attributes"))
                .set("care_identity_user_handle", owner.at("/attributes/care_identity_user_handle"));
        copy.putArray("credentials")
                .addObject()
                .put("type", "care-identity-passkey")
                .put("userLabel", "imported")
                .put("credentialData", "{\"credentialId\":null}")
                .put("secretData", "{}");
        admin.put(TestServer.REALM + "/users/" + copy.get("id").textValue(), copy)
                .ok();
        HttpBrowser browser = new HttpBrowser();
        var claims = application
                .tokens(Login.withPasskey(browser, application.begin(browser, AAL2), passkey))
                .idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
    }

    @Test
    void aLostUserHandleComesBackWithTheNextRegistration() {
        String somebody = People.testUser(admin, TestServer.REALM, "3");
        EmulatedAuthenticator firstKey = Login.registeredPasskey(application, somebody);
        var user = (ObjectNode) admin.user(TestServer.REALM, somebody);
        ((ObjectNode) user.get("attributes")).remove("care_identity_user_handle");
        admin.put(TestServer.REALM + "/users/" + user.get("id").textValue(), user)
                .ok();
        Login.registeredPasskey(application, somebody);
        HttpBrowser browser = new HttpBrowser();
        assertThat(Application.hasCode(Login.withPasskey(browser, application.begin(browser, AAL2), firstKey)))
                .isTrue();
    }

    @Test
    void anAnswerCanBeUsedOnce() {
        HttpBrowser browser = new HttpBrowser();
        var page = Login.choose(browser, application.begin(browser, AAL2), "passkey");
        String answer = passkey.authenticate(Login.options(page), server.origin(), a -> a.corruptSignature = true);
        var refused = browser.submit(page, Map.of("credential", answer));
        var again = browser.submit(
                refused, Map.of("credential", passkey.authenticate(Login.options(page), server.origin(), a -> {})));
        assertThat(again.location()).as("the first challenge is used up").isNull();
    }

    @Test
    void anAnswerForAnotherBrowsersChallengeIsRefused() {
        HttpBrowser victim = new HttpBrowser();
        HttpBrowser attacker = new HttpBrowser();
        var victimsPage = Login.choose(victim, application.begin(victim, AAL2), "passkey");
        var attackersPage = Login.choose(attacker, application.begin(attacker, AAL2), "passkey");
        String answer = passkey.authenticate(Login.options(victimsPage), server.origin(), a -> {});
        assertThat(attacker.submit(attackersPage, Map.of("credential", answer)).location())
                .isNull();
    }

    @Test
    void aPersonWhoWasDisabledMeanwhileIsRefusedAtTheEnd() {
        String leaver = People.testUser(admin, TestServer.REALM, "3");
        EmulatedAuthenticator leavers = Login.registeredPasskey(application, leaver);
        HttpBrowser browser = new HttpBrowser();
        var page = Login.choose(browser, application.begin(browser, AAL2), "passkey");
        String id = admin.user(TestServer.REALM, leaver).path("id").textValue();
        admin.put(TestServer.REALM + "/users/" + id, Map.of("enabled", false)).ok();
        var refused = Login.withPasskey(browser, page, leavers);
        assertThat(refused.location()).isNull();
        assertThat(refused.page().text()).contains("disabled");
    }

    static Stream<Arguments> wrongRegistrations() {
        return Stream.of(
                wrong("step 7: a login's client data", a -> a.type = "webauthn.get"),
                wrong("step 8: another challenge", a -> a.challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                wrong("step 9: another origin", a -> a.origin = "https://localhost:8080"),
                wrong("step 10: a framed page", a -> a.crossOrigin = true),
                wrong("step 14: another relying party", a -> a.rpId = "example.test"),
                wrong("step 15: nobody present", a -> a.flags &= ~UP),
                wrong("step 16: no user verification", a -> a.flags &= ~UV),
                wrong("step 17: backed up and not eligible", a -> a.flags |= BS),
                wrong("step 20: an algorithm that was not offered", a -> a.algorithm(-47)),
                wrong("step 20: the algorithm of SHA-1 signatures", a -> a.algorithm(-65535)),
                wrong("step 25: a credential id of 1024 bytes", a -> a.credentialId = new byte[1024]),
                wrong("section 4: a credential id of 15 bytes", a -> a.credentialId = new byte[15]),
                wrong("residentKey: not discoverable", a -> a.discoverable = false),
                wrong("no JSON members", a -> a.json = ObjectNode::removeAll),
                wrong(
                        "no attestation object",
                        a -> a.json = json -> ((ObjectNode) json.get("response")).put("attestationObject", "oA")),
                wrong(
                        "trailing bytes after the attestation object",
                        a -> a.json = json -> {
                            ObjectNode response = (ObjectNode) json.get("response");
                            response.put("attestationObject", "gGF4");
                        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongRegistrations")
    void aWrongRegistrationIsRefusedAndStoresNothing(String step, Consumer<Answer> change) {
        HttpBrowser browser = new HttpBrowser();
        String newcomer = People.testUser(admin, TestServer.REALM, "3");
        var refused = Login.register(browser, registrationPage(browser, newcomer), Devices.passkey(), change);
        assertThat(refused.location()).isNull();
        assertThat(passkeys(newcomer)).isEmpty();
        var accepted = Login.register(browser, refused, Devices.passkey(), a -> {});
        assertThat(accepted.parameter("kc_action_status")).isEqualTo("success");
    }

    @Test
    void excludedCredentialsAreExcludedByTheServerToo() {
        HttpBrowser browser = new HttpBrowser();
        var refused = Login.register(browser, registrationPage(browser, person), Devices.passkey(), a -> {
            a.credentialId = java.util.Base64.getUrlDecoder().decode(passkey.id());
        });
        assertThat(refused.location()).isNull();
        assertThat(passkeys(person)).hasSize(1);
    }

    @Test
    void theStoredCredentialSaysWhatItIsAndHoldsNoSecret() {
        var stored = passkeys(person).get(0);
        var data = org.careidentity.e2e.support.Json.read(
                stored.path("credentialData").textValue());
        assertThat(data.path("credentialId").textValue()).isEqualTo(passkey.id());
        assertThat(data.path("userVerified").booleanValue()).isTrue();
        assertThat(data.path("backupEligible").booleanValue()).isFalse();
        assertThat(data.path("format").textValue()).isEqualTo("none");
        assertThat(stored.path("userLabel").textValue()).isEqualTo("Passkey 1");
    }

    @Test
    void anotherMethodIsOneClickAway() {
        HttpBrowser browser = new HttpBrowser();
        var page = Login.choose(browser, application.begin(browser, AAL2), "passkey");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("action", "another-method");
        var methods = browser.submit(page, fields);
        assertThat(methods.page().select("input[name=method]").eachAttr("value"))
                .containsExactly("windows-hello", "security-key", "ipad", "authenticator-app", "passkey", "test-user");
        assertThat(Application.hasCode(Login.asTestUser(browser, methods, person)))
                .isTrue();
    }

    private HttpBrowser.Answer registrationPage(HttpBrowser browser, String username) {
        Map<String, String> parameters = new LinkedHashMap<>(AAL2);
        parameters.put("kc_action", "care-identity-register-passkey");
        return Login.asTestUser(browser, application.begin(browser, parameters), username);
    }

    private List<com.fasterxml.jackson.databind.JsonNode> passkeys(String username) {
        String id = admin.user(TestServer.REALM, username).path("id").textValue();
        var credentials = admin.get(TestServer.REALM + "/users/" + id + "/credentials");
        return Stream.iterate(0, i -> i < credentials.size(), i -> i + 1)
                .map(credentials::get)
                .filter(credential ->
                        "care-identity-passkey".equals(credential.path("type").textValue()))
                .toList();
    }

    private static Arguments wrong(String what, Consumer<Answer> change) {
        return Arguments.of(what, change);
    }
}
