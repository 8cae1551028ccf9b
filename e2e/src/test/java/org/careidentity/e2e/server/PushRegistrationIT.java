package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.careidentity.authenticators.emulated.Devices;
import org.careidentity.authenticators.emulated.EmulatedAuthenticator;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.AppPerson;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Login;
import org.careidentity.e2e.support.Mailbox;
import org.careidentity.e2e.support.MailedLink;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.e2e.support.Told;
import org.careidentity.phone.Phone;
import org.careidentity.phone.Registration;
import org.careidentity.phone.authenticator.KeyAlgorithm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a phone becomes a person's: in whose session, with which ticket, and whose phone it is in the end. */
@SideBySide
class PushRegistrationIT {

    private static final String REALM = "push-registration";

    private static Admin admin;
    private static Application application;

    private final HttpBrowser browser = new HttpBrowser();
    private PushPerson who;

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        PushPerson.offer(admin, REALM, Map.of());
        application = Application.create(server, REALM, "application");
    }

    @BeforeEach
    void newPerson() {
        who = PushPerson.without(admin, REALM, application);
    }

    private List<String> phones() {
        return who.phones().stream()
                .map(phone -> phone.path("userLabel").textValue())
                .toList();
    }

    @Test
    void aPhoneIsThePersonsWhenItsNumberHasComeBackToTheBrowser() {
        Answer page = who.registrationPage(browser);
        Registration registration = who.phone().register(PushPerson.link(page));
        assertThat(registration.checkNumber()).matches("[0-9]{6}");
        assertThat(phones()).isEmpty();
        assertThat(who.phone().device(registration.account())).isEmpty();
        Answer end = PushPerson.confirm(browser, page, registration.checkNumber(), "My phone");
        assertThat(end.parameter("kc_action_status")).isEqualTo("success");
        assertThat(phones()).containsExactly("My phone");
        assertThat(who.phone().device(registration.account()).orElseThrow().name())
                .isEqualTo("My phone");
        assertThat(admin.get(REALM + "/events?type=UPDATE_CREDENTIAL&user="
                                + who.person().id())
                        .toString())
                .contains("care-identity-push");
    }

    @Test
    void theQrCodeLeadsWhereTheLinkLeads() throws Exception {
        Answer page = who.registrationPage(browser);
        String source = page.page().getElementById("care-identity-push-picture").attr("src");
        byte[] png = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
        String text = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png))))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
        assertThat(text).isEqualTo(PushPerson.link(page)).startsWith(PushPerson.APP + "#register?realm=");
    }

    @Test
    void aPhoneOfSomebodyWhoPhotographedTheCodeIsNobodys() {
        Answer page = who.registrationPage(browser);
        Phone thief = Phone.inMemory();
        thief.register(PushPerson.link(page));
        assertThat(Told.status(() -> who.phone().register(PushPerson.link(page))))
                .as("the ticket is used")
                .isEqualTo(404);
        Answer form = browser.submit(page, Map.of("action", "phone-came"));
        assertThat(form.page().text()).contains("Type the number from your phone");
        Answer again = browser.submit(form, Map.of("action", "begin-again"));
        Registration own = who.phone().register(PushPerson.link(again));
        PushPerson.confirm(browser, again, own.checkNumber(), "Mine");
        assertThat(phones()).containsExactly("Mine");
        assertThat(Told.status(() -> thief.requests(thief.accounts().get(0)))).isEqualTo(401);
    }

    @Test
    void threeOtherNumbersVoidThePhoneAndItsTicket() {
        Answer page = who.registrationPage(browser);
        Registration registration = who.phone().register(PushPerson.link(page));
        Answer form = browser.submit(page, Map.of("action", "phone-came"));
        String other = PushPerson.another(registration.checkNumber());
        for (int wrong = 0; wrong < 3; wrong++) {
            form = browser.submit(form, Map.of("check", other));
            assertThat(form.page().text()).contains("This is not the number that the phone shows");
        }
        Answer over = browser.submit(form, Map.of("check", registration.checkNumber()));
        assertThat(over.page().text()).contains("The number was wrong too often");
        assertThat(phones()).isEmpty();
        assertThat(Told.status(() -> who.phone().requests(registration.account())))
                .isEqualTo(401);
    }

    @Test
    void aTicketIsUnknownToAnotherRealm() {
        String link = PushPerson.link(who.registrationPage(browser));
        String other = TestServer.running().copyRealm(TestServer.REALM, "push-elsewhere");
        PushPerson.offer(admin, other, Map.of());
        String elsewhere = link.replace("realms%2F" + REALM, "realms%2F" + other);
        assertThat(elsewhere).isNotEqualTo(link);
        assertThat(Told.status(() -> who.phone().register(elsewhere))).isEqualTo(404);
        assertThat(Told.status(() -> who.phone().register(link.substring(0, link.length() - 3) + "AAA")))
                .isEqualTo(404);
    }

    @Test
    void aSessionOfALowerLevelRegistersNothing() {
        AppPerson low = AppPerson.withNothing(admin, REALM, "1");
        Answer page = application.begin(
                browser, Map.of("acr_values", "AAL1_USERPASS", "kc_action", "care-identity-register-push"));
        Answer refused = Login.asTestUser(browser, page, low.uuid());
        assertThat(refused.page().getElementById("care-identity-push-link")).isNull();
        assertThat(admin.get(REALM + "/events?type=UPDATE_CREDENTIAL_ERROR&user=" + low.id())
                        .toString())
                .contains("care_identity_registration_level");
    }

    @Test
    void anAdministratorsLinkRegistersOnePhoneOnce() {
        AppPerson newcomer = AppPerson.withNothing(admin, REALM, null);
        PushPerson owner = new PushPerson(application, newcomer, Phone.inMemory());
        try (Mailbox mailbox = new Mailbox()) {
            mailbox.receiveFor(admin, REALM);
            admin.put(
                            REALM + "/users/" + newcomer.id() + "/execute-actions-email?lifespan=600",
                            List.of("care-identity-register-push"))
                    .ok();
            URI mailed = URI.create(mailbox.linkTo(newcomer.email()));
            HttpBrowser thief = new HttpBrowser();
            Answer page = MailedLink.open(browser, mailed);
            Answer thiefs = MailedLink.open(thief, mailed);
            Phone stolen = Phone.inMemory();
            Registration own = owner.phone().register(PushPerson.link(page));
            Registration theirs = stolen.register(PushPerson.link(thiefs));
            PushPerson.confirm(browser, page, own.checkNumber(), "Mine");
            Answer late = PushPerson.confirm(thief, thiefs, theirs.checkNumber(), "Theirs");
            assertThat(late.page().text()).contains("link");
            assertThat(Told.status(() -> stolen.requests(stolen.accounts().get(0))))
                    .isEqualTo(401);
        }
        assertThat(owner.phone()
                        .device(owner.phone().accounts().get(0))
                        .orElseThrow()
                        .name())
                .isEqualTo("Mine");
        assertThat(admin.get(REALM + "/events?type=UPDATE_CREDENTIAL&user=" + newcomer.id())
                        .toString())
                .contains("\"care_identity_registered_by\":\"link\"");
    }

    @Test
    void aPhoneThatVerifiesNobodyOrSignsWeaklyIsNotRegistered() {
        Answer page = who.registrationPage(browser);
        String link = PushPerson.link(page);
        assertThat(Told.status(() -> who.phone()
                        .tampering(ceremony -> ceremony.withoutUserVerification())
                        .register(link)))
                .isEqualTo(400);
        assertThat(Told.status(() -> who.phone()
                        .tampering(ceremony -> ceremony.withAlgorithm(KeyAlgorithm.RS1))
                        .register(link)))
                .isEqualTo(400);
        assertThat(Told.status(() -> who.phone()
                        .tampering(ceremony -> ceremony.withOrigin("https://evil.example.test"))
                        .register(link)))
                .isEqualTo(400);
        Registration registration = who.phone().register(link);
        PushPerson.confirm(browser, page, registration.checkNumber(), "Mine");
        assertThat(phones()).containsExactly("Mine");
    }

    @Test
    void severalPhonesAreThePersonsAndTheSixthIsRefused() {
        for (int number = 1; number <= 5; number++) {
            new PushPerson(application, who.person(), Phone.inMemory()).registerPhone("Phone " + number);
        }
        assertThat(phones()).hasSize(5);
        Answer refused = who.registrationPage(browser);
        assertThat(refused.page().text()).contains("You have registered as many phones as you can");
    }

    @Test
    void anyOfThePersonsPhonesMayAnswer() {
        who.registerPhone("First");
        PushPerson second = new PushPerson(application, who.person(), Phone.inMemory());
        second.registerPhone("Second");
        Answer page = who.ask(browser);
        assertThat(who.phone().requests()).hasSize(1);
        second.phone().approve(second.request(), PushPerson.number(page));
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isTrue();
        assertThat(who.phone().requests()).isEmpty();
    }

    @Test
    void aPhoneIsRemovedByOurActionAndNoLongerKnown() {
        who.registerPhone("Lost");
        Answer page = application.begin(
                browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-manage-authenticators"));
        Answer list = Login.asTestUser(browser, page, who.person().uuid());
        assertThat(list.page().text()).contains("Lost");
        String stored = who.phones().get(0).path("id").textValue();
        browser.submit(list, Map.of("action", "remove", "credentialId", stored));
        assertThat(phones()).isEmpty();
        assertThat(Told.status(() -> who.phone().requests(who.phone().accounts().get(0))))
                .isEqualTo(401);
    }

    @Test
    void aPhonesKeyIsNeitherExcludedFromThePasskeysNorAPasskey() {
        who.registerPhone("Phone");
        String key = who.phone().accounts().get(0).credentialId();
        Answer page = application.begin(
                browser, Map.of("acr_values", "AAL2_OR_AAL3_ANY", "kc_action", "care-identity-register-passkey"));
        Answer register = Login.asTestUser(browser, page, who.person().uuid());
        assertThat(Login.options(register).path("excludeCredentials").toString())
                .doesNotContain(key);
        EmulatedAuthenticator passkey = Devices.passkey();
        HttpBrowser other = new HttpBrowser();
        Answer methods = application.begin(other, Map.of("acr_values", "AAL2_ANY"));
        Answer refused = Login.withPasskey(
                other,
                methods,
                passkey,
                answer -> answer.credentialId = Base64.getUrlDecoder().decode(key));
        assertThat(Application.hasCode(refused)).isFalse();
    }

    @Test
    void aPageOfAnotherOriginMayReadNothing() throws Exception {
        for (String end : List.of(
                "registrations/options",
                "registrations",
                "devices/d",
                "devices/d/requests",
                "devices/d/requests/r/approval")) {
            onlyAppsRead(TestServer.running().url().resolve("/realms/" + REALM + "/care-identity-push/" + end));
        }
    }

    private static void onlyAppsRead(URI options) throws Exception {
        assertThat(allowed(options, "https://phone.example.test")).isEqualTo("https://phone.example.test");
        assertThat(allowed(options, "https://evil.example.test")).isEmpty();
        assertThat(allowed(options, "https://phone.example.test.evil.example")).isEmpty();
    }

    private static String allowed(URI address, String origin) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Origin", origin)
                                .header("Access-Control-Request-Method", "POST")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("");
    }

    @Test
    void aRealmWithoutTheMethodHasNoPush() {
        String link = PushPerson.link(who.registrationPage(browser));
        String elsewhere = link.replace("realms%2F" + REALM, "realms%2F" + TestServer.MOCK_REALM);
        assertThat(elsewhere).isNotEqualTo(link);
        assertThat(Told.status(() -> who.phone().register(elsewhere))).isEqualTo(404);
    }
}
