package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.careidentity.authenticators.emulated.Attester;
import org.careidentity.authenticators.emulated.DeviceModel;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.authenticators.emulated.KeyAlgorithm;
import org.careidentity.authenticators.emulated.Pem;
import org.careidentity.authenticators.emulated.TestAuthority;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.MethodSettings;
import org.careidentity.e2e.support.People;
import org.careidentity.e2e.support.TestServer;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which device each method takes, what it gives for it, and where a device that is refused can go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAuthnMethodsIT {

    private static final Map<String, String> ANY = Map.of("acr_values", "AAL2_OR_AAL3_ANY");
    private static final UUID LEVEL_1_KEY = UUID.fromString("7e57ab1e-0000-4000-8000-0000000000f1");
    private static final TestAuthority MAKER = TestAuthority.root("Maker of keys");
    private static final TestAuthority TPM = TestAuthority.root("Maker of TPMs");
    private static final TestAuthority MANAGEMENT = TestAuthority.root("Device management");
    private static final TestAuthority APPLE = TestAuthority.root("Apple in tests");
    private static final TestAuthority STRANGER = TestAuthority.root("Nobody knows me");

    private final TestServer server = TestServer.running();
    private final Admin admin = server.admin();
    private String realm;
    private Application application;
    private String formatsRealm;
    private Application formats;

    @BeforeAll
    void configure() {
        realm = server.copyRealm(TestServer.REALM, "webauthn-methods");
        MethodSettings.set(
                admin,
                realm,
                "care-identity-ipad",
                Map.of(
                        "pinned-roots",
                        Pem.of(APPLE.certificate()) + Devices.MANAGED_APPLE + "\n" + Pem.of(MANAGEMENT.certificate())));
        application = Application.create(server, realm, "application");
        formatsRealm = server.copyRealm(TestServer.REALM, "passkeys-of-each-format");
        MethodSettings.set(
                admin,
                formatsRealm,
                "care-identity-passkey",
                Map.of(
                        "attested-level",
                        "AAL3",
                        "attestation-conveyance",
                        "direct",
                        "attestation-trust",
                        "pinned",
                        "pinned-roots",
                        Pem.of(MAKER.certificate())));
        formats = Application.create(server, formatsRealm, "application");
        TestServer.metadata()
                .model(Devices.WINDOWS_HELLO_HARDWARE, "Windows Hello", List.of(TPM.certificate()), "FIDO_CERTIFIED_L1")
                .model(Devices.TEST_SECURITY_KEY, "A key", List.of(MAKER.certificate()), "FIDO_CERTIFIED_L2")
                .model(LEVEL_1_KEY, "A common key", List.of(MAKER.certificate()), "FIDO_CERTIFIED_L1")
                .publish()
                .awaitedBy(server);
    }

    private static EmulatedAuthenticator device(DeviceModel model, KeyAlgorithm algorithm) {
        return new EmulatedAuthenticator(model, algorithm);
    }

    private static Attester by(TestAuthority authority) {
        return Attester.of(authority, KeyAlgorithm.ES256);
    }

    private static EmulatedAuthenticator windowsHello(UUID model, TestAuthority authority) {
        return device(Devices.windowsHello(model, by(authority)), KeyAlgorithm.RS256);
    }

    private static EmulatedAuthenticator securityKey(TestAuthority authority) {
        return device(Devices.securityKey(by(authority)), KeyAlgorithm.ES256);
    }

    private static EmulatedAuthenticator commonKey() {
        DeviceModel key = Devices.securityKey(by(MAKER));
        return device(
                new DeviceModel(LEVEL_1_KEY, key.attachment(), key.transports(), key.flags(), key.attestation()),
                KeyAlgorithm.ES256);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(
                        "windows-hello",
                        "RSA key of a TPM",
                        made(() -> windowsHello(Devices.WINDOWS_HELLO_HARDWARE, TPM)),
                        "3",
                        "FIDO2"),
                Arguments.of(
                        "windows-hello",
                        "EC key of a TPM",
                        made(() -> device(
                                Devices.windowsHello(Devices.WINDOWS_HELLO_HARDWARE, by(TPM)), KeyAlgorithm.ES256)),
                        "3",
                        "FIDO2"),
                Arguments.of("security-key", "certified at level 2", made(() -> securityKey(MAKER)), "3", "FIDO2"),
                Arguments.of(
                        "ipad",
                        "managed, by its enterprise's root",
                        made(() -> device(Devices.managedIpad(by(MANAGEMENT)), KeyAlgorithm.ES256)),
                        "3",
                        "IOS"),
                Arguments.of(
                        "ipad",
                        "Apple's own attestation",
                        made(() -> device(Devices.ipad(APPLE), KeyAlgorithm.ES256)),
                        "3",
                        "IOS"),
                Arguments.of("passkey", "on one device", made(Devices::passkey), "2", "FIDO2"),
                Arguments.of("passkey", "synced", made(Devices::syncedPasskey), "2", "FIDO2"));
    }

    private static Supplier<EmulatedAuthenticator> made(Supplier<EmulatedAuthenticator> device) {
        return device;
    }

    @ParameterizedTest(name = "{0}: {1} gives AAL{3}")
    @MethodSource("accepted")
    void aDeviceThatThePolicyTakesRegistersAndLogsIn(
            String method, String what, Supplier<EmulatedAuthenticator> device, String level, String amr) {
        String person = People.testUser(admin, realm, "3");
        EmulatedAuthenticator registered = Login.registered(application, person, method, device.get());
        HttpBrowser browser = new HttpBrowser();
        var claims = application
                .tokens(Login.with(browser, application.begin(browser, ANY), method, registered, a -> {}))
                .idClaims();
        assertThat(claims.path("sub").textValue()).isEqualTo(person);
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo(level);
        assertThat(claims.path("amr").toString()).isEqualTo("[\"" + amr + "\"]");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("security-key", "certified at level 1", made(WebAuthnMethodsIT::commonKey), "certified"),
                Arguments.of("security-key", "of an unknown maker", made(() -> securityKey(STRANGER)), "who made it"),
                Arguments.of(
                        "windows-hello",
                        "keys in software",
                        made(() -> windowsHello(UUID.fromString("6028b017-b1d4-4c02-b4b3-afcdafc96bb2"), TPM)),
                        "model"),
                Arguments.of(
                        "security-key",
                        "the computer's own device",
                        made(() -> windowsHello(Devices.WINDOWS_HELLO_HARDWARE, TPM)),
                        ""),
                Arguments.of("windows-hello", "without attestation", made(Devices::passkey), ""),
                Arguments.of(
                        "ipad",
                        "managed by somebody else",
                        made(() -> device(Devices.managedIpad(by(STRANGER)), KeyAlgorithm.ES256)),
                        ""),
                Arguments.of("ipad", "synced", made(Devices::syncedPasskey), ""));
    }

    @ParameterizedTest(name = "{0}: {1} is refused, and can go on as a passkey in one click")
    @MethodSource("refused")
    void aDeviceThatThePolicyRefusesIsToldWhereItCanGoOn(
            String method, String what, Supplier<EmulatedAuthenticator> device, String words) {
        String person = People.testUser(admin, realm, "3");
        HttpBrowser browser = new HttpBrowser();
        var page = Login.registrationPage(browser, application, person, method);
        var refused = Login.register(browser, page, device.get(), a -> {});
        assertThat(refused.location()).isNull();
        assertThat(refused.page().getElementById("care-identity-error").text()).containsIgnoringCase(words);
        Elements goOn = refused.page().select("button[value=register-as:passkey]");
        assertThat(goOn).hasSize(1);

        var asPasskey = browser.submit(refused, Map.of("action", "register-as:passkey"));
        EmulatedAuthenticator again = device.get();
        var back = Login.register(browser, asPasskey, again, a -> {});
        assertThat(back.parameter("kc_action_status")).isEqualTo("success");
        HttpBrowser login = new HttpBrowser();
        assertThat(Application.hasCode(Login.withPasskey(login, application.begin(login, ANY), again)))
                .isTrue();
    }

    @Test
    void levelOneIsOneSetting() {
        String own = server.copyRealm(TestServer.REALM, "level-one");
        MethodSettings.set(admin, own, "care-identity-security-key", Map.of("least-certification", "L1"));
        Application there = Application.create(server, own, "application");
        EmulatedAuthenticator key =
                Login.registered(there, People.testUser(admin, own, "3"), "security-key", commonKey());
        HttpBrowser browser = new HttpBrowser();
        var claims = there.tokens(Login.with(browser, there.begin(browser, ANY), "security-key", key, a -> {}))
                .idClaims();
        assertThat(claims.path("authentication_assurance_level").textValue()).isEqualTo("3");
    }

    @Test
    void aPasskeyGivesAal3OnlyWhereThePolicySaysSoAndOnlyAttestedAndOnOneDevice() {
        String own = server.copyRealm(TestServer.REALM, "attested-passkeys");
        MethodSettings.set(admin, own, "care-identity-passkey", Map.of("attested-level", "AAL3"));
        Application there = Application.create(server, own, "application");
        assertThat(level(there, own, securityKey(MAKER))).isEqualTo("3");
        assertThat(level(there, own, securityKey(STRANGER))).isEqualTo("2");
        assertThat(level(there, own, Devices.syncedPasskey())).isEqualTo("2");
    }

    static Stream<Arguments> attested() {
        return Stream.of(
                attested("packed", WebAuthnMethodsIT::securityKey),
                attested("tpm", root -> windowsHello(Devices.WINDOWS_HELLO_HARDWARE, root)),
                attested("apple", root -> device(Devices.ipad(root), KeyAlgorithm.ES256)),
                attested("android-key", root -> device(Devices.androidPhone(root), KeyAlgorithm.ES256)),
                attested("fido-u2f", root -> device(Devices.u2fKey(by(root)), KeyAlgorithm.ES256)));
    }

    private static Arguments attested(String format, Function<TestAuthority, EmulatedAuthenticator> device) {
        return Arguments.of(format, device);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attested")
    void anAttestedPasskeyOfEachFormatGivesAal3WhereItsRootIsTrusted(
            String format, Function<TestAuthority, EmulatedAuthenticator> device) {
        String person = People.testUser(admin, formatsRealm, "3");
        EmulatedAuthenticator trusted = Login.registered(formats, person, "passkey", device.apply(MAKER));
        assertThat(level(formats, trusted)).isEqualTo("3");
        assertThat(credentialData(credential(formatsRealm, person))
                        .path("format")
                        .textValue())
                .isEqualTo(format);
        assertThat(level(formats, formatsRealm, device.apply(STRANGER))).isEqualTo("2");
    }

    @Test
    void whatIsKeptOfADeviceSaysWhatItIsAndWhoRegisteredItAndConsolesGetNoStatement() {
        String person = People.testUser(admin, realm, "3");
        long before = Instant.now().getEpochSecond();
        EmulatedAuthenticator key = Login.registered(application, person, "security-key", securityKey(MAKER));
        JsonNode stored = credential(realm, person);
        assertThat(stored.path("type").textValue()).isEqualTo("care-identity-security-key");
        assertThat(stored.hasNonNull("secretData")).isFalse();
        JsonNode data = credentialData(stored);
        assertThat(data.path("credentialId").textValue()).isEqualTo(key.id());
        assertThat(data.path("userHandle").textValue()).hasSize(43);
        assertThat(data.path("aaguid").textValue()).isEqualTo(Devices.TEST_SECURITY_KEY.toString());
        assertThat(data.path("attestedCredentialData").textValue()).isNotEmpty();
        assertThat(data.path("format").textValue()).isEqualTo("packed");
        assertThat(data.path("transports").toString()).isEqualTo("[\"usb\"]");
        assertThat(data.path("userVerified").booleanValue()).isTrue();
        assertThat(data.path("backupEligible").asText()).isEqualTo("false");
        assertThat(data.path("backedUp").asText()).isEqualTo("false");
        assertThat(data.path("counter").longValue()).isEqualTo(1);
        assertThat(data.path("registeredBy").textValue()).isEqualTo("self");
        assertThat(data.path("registeredAt").longValue())
                .isBetween(before, Instant.now().getEpochSecond());
        assertThat(data.path("status").textValue()).isEqualTo("ACTIVE");
        assertThat(data.has("attestationObject") || data.has("clientDataJson")).isFalse();
    }

    /** The one credential of a person. */
    private JsonNode credential(String own, String person) {
        String id = admin.user(own, person).path("id").textValue();
        JsonNode credentials = admin.get(own + "/users/" + id + "/credentials");
        assertThat(credentials).hasSize(1);
        return credentials.get(0);
    }

    private static JsonNode credentialData(JsonNode credential) {
        return Json.read(credential.path("credentialData").textValue());
    }

    private String level(Application there, String own, EmulatedAuthenticator device) {
        return level(there, Login.registered(there, People.testUser(admin, own, "3"), "passkey", device));
    }

    private static String level(Application there, EmulatedAuthenticator device) {
        HttpBrowser browser = new HttpBrowser();
        return there.tokens(Login.withPasskey(browser, there.begin(browser, ANY), device))
                .idClaims()
                .path("authentication_assurance_level")
                .textValue();
    }

    @Test
    void aConfigurationThatCannotBeReadSwitchesTheMethodOff() {
        String own = server.copyRealm(TestServer.REALM, "unreadable-policy");
        Application there = Application.create(server, own, "application");
        HttpBrowser browser = new HttpBrowser();
        assertThat(there.begin(browser, ANY).page().getElementById("method-security-key"))
                .isNotNull();
        MethodSettings.set(admin, own, "care-identity-security-key", Map.of("attestation-trust", "everybody"));
        assertThat(there.begin(browser, ANY).page().getElementById("method-security-key"))
                .isNull();
        var registration =
                Login.registrationPage(new HttpBrowser(), there, People.testUser(admin, own, "3"), "security-key");
        assertThat(registration.status()).isEqualTo(403);
    }

    @Test
    void aDeviceOfOneMethodIsExcludedUnderTheOthersAndGoesOnThereAtALogin() {
        String person = People.testUser(admin, realm, "3");
        EmulatedAuthenticator key = Login.registered(application, person, "security-key", securityKey(MAKER));
        var page = Login.registrationPage(new HttpBrowser(), application, person, "passkey");
        assertThat(Login.options(page).at("/excludeCredentials/0/id").textValue())
                .isEqualTo(key.id());

        HttpBrowser browser = new HttpBrowser();
        var wrongPage = Login.withPasskey(browser, application.begin(browser, ANY), key);
        assertThat(wrongPage.location()).isNull();
        assertThat(wrongPage.page().select("button[value=go-on:security-key]")).hasSize(1);
        var rightPage = browser.submit(wrongPage, Map.of("action", "go-on:security-key"));
        assertThat(Application.hasCode(Login.with(browser, rightPage, "security-key", key, a -> {})))
                .isTrue();
    }
}
