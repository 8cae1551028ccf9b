package org.careidentity.e2e.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.careidentity.authenticators.emulated.PushService;
import org.careidentity.authenticators.emulated.PushService.Behaviour;
import org.careidentity.authenticators.emulated.PushSubscription;
import org.careidentity.e2e.support.Admin;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.HttpBrowser;
import org.careidentity.e2e.support.HttpBrowser.Answer;
import org.careidentity.e2e.support.Json;
import org.careidentity.e2e.support.Metric;
import org.careidentity.e2e.support.PushPerson;
import org.careidentity.e2e.support.SideBySide;
import org.careidentity.e2e.support.TestServer;
import org.careidentity.phone.Account;
import org.careidentity.phone.LoginRequest;
import org.careidentity.phone.RealmRefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phone is told that something waits by a real server and a push service that decrypts; whatever fails there costs nothing. */
@SideBySide
class PushDeliveryIT {

    private static final String REALM = "push-delivery";
    private static final PushService SERVICE = TestServer.push().service();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Admin admin;
    private static Application application;

    private final HttpBrowser browser = new HttpBrowser();

    @BeforeAll
    static void realm() {
        TestServer server = TestServer.running();
        admin = server.admin();
        server.copyRealm(TestServer.REALM, REALM);
        PushPerson.offer(admin, REALM, Map.of("sender", "web-push"));
        application = Application.create(server, REALM, "ward-application");
    }

    @AfterEach
    void serviceIsUpAgain() {
        SERVICE.behaviour = Behaviour.CREATED;
    }

    private record Told(PushPerson who, PushSubscription subscription) {}

    private static Told somebody() {
        PushPerson who = PushPerson.with(admin, REALM, application);
        Account account = who.phone().accounts().get(0);
        String key = who.phone().device(account).orElseThrow().vapidKey().orElseThrow();
        PushSubscription subscription = SERVICE.subscribe(key);
        who.phone().subscribe(account, address(subscription));
        return new Told(who, subscription);
    }

    private static org.careidentity.phone.PushSubscription address(PushSubscription subscription) {
        JsonNode json = Json.read(subscription.json());
        return new org.careidentity.phone.PushSubscription(
                URI.create(json.path("endpoint").textValue()),
                json.at("/keys/p256dh").textValue(),
                json.at("/keys/auth").textValue());
    }

    /** What the page hears of its request, once it hears whether a phone was told. */
    private static JsonNode state(Answer page) {
        URI address = TestServer.running()
                .url()
                .resolve(page.page().getElementById("care-identity-waiting").attr("data-state"));
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode state = Json.read(new HttpBrowser().get(address).body());
        while (!state.has("told") && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            state = Json.read(new HttpBrowser().get(address).body());
        }
        return state;
    }

    private static double deliveries(String outcome) {
        return Metric.sum("care_identity_push_deliveries_total\\{[^}]*outcome=\"" + outcome + "\"[^}]*}");
    }

    @Test
    void aPhoneIsToldThatSomethingWaitsAndNotWhat() throws Exception {
        Told told = somebody();
        double before = deliveries("told");
        Answer page = told.who().ask(browser);
        PushService.Message message = told.subscription().next(PATIENCE);
        LoginRequest request = told.who().request();
        assertThat(message.urgency()).isEqualTo("high");
        assertThat(message.ttl()).isBetween(1, 120);
        JsonNode content = Json.read(message.content());
        assertThat(content.path("requestId").textValue()).isEqualTo(request.id());
        assertThat(content.path("credentialId").textValue())
                .isEqualTo(told.who().phone().accounts().get(0).credentialId());
        assertThat(content.path("realm").textValue()).endsWith("/realms/" + REALM);
        assertThat(message.content())
                .doesNotContain(
                        PushPerson.number(page),
                        "ward-application",
                        told.who().person().uuid(),
                        told.who().person().id());
        assertThat(SERVICE.refusals).isEmpty();
        assertThat(state(page).path("told").booleanValue()).isTrue();
        assertThat(deliveries("told")).isGreaterThan(before);
        told.who().phone().approve(request, PushPerson.number(page));
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isTrue();
    }

    @Test
    void aServiceThatIsDownIsSaidOnThePageAndCountedAndTheOpenAppAsks() {
        Told told = somebody();
        double before = deliveries("failed");
        SERVICE.behaviour = Behaviour.ERROR;
        Answer page = told.who().ask(browser);
        JsonNode state = state(page);
        assertThat(state.path("told").isBoolean()).as(state.toString()).isTrue();
        assertThat(state.path("told").booleanValue()).isFalse();
        assertThat(deliveries("failed")).isGreaterThan(before);
        told.who().phone().approve(told.who().request(), PushPerson.number(page));
        assertThat(Application.hasCode(PushPerson.goOn(browser, page))).isTrue();
    }

    @Test
    void anAddressThatIsGoneIsForgotten() {
        Told told = somebody();
        SERVICE.end(told.subscription());
        double before = deliveries("gone");
        Answer page = told.who().ask(browser);
        assertThat(state(page).path("told").booleanValue()).isFalse();
        assertThat(deliveries("gone")).isEqualTo(before + 1);
        Answer again = browser.submit(page, Map.of("action", "send-again"));
        assertThat(state(again).path("told").booleanValue()).isFalse();
        assertThat(deliveries("gone")).as("asked once").isEqualTo(before + 1);
    }

    @Test
    void anAddressOfAnotherHostIsRefusedAndNotAsked() {
        PushPerson who = PushPerson.with(admin, REALM, application);
        Account account = who.phone().accounts().get(0);
        String key = who.phone().device(account).orElseThrow().vapidKey().orElseThrow();
        org.careidentity.phone.PushSubscription good = address(SERVICE.subscribe(key));
        for (String elsewhere :
                new String[] {"https://evil.example.test/push", "http://169.254.169.254/latest", "http://localhost:1/"
                }) {
            assertThatThrownBy(() -> who.phone()
                            .subscribe(
                                    account,
                                    new org.careidentity.phone.PushSubscription(
                                            URI.create(elsewhere), good.p256dh(), good.auth())))
                    .as(elsewhere)
                    .isInstanceOfSatisfying(RealmRefusedException.class, refused -> {
                        assertThat(refused.status()).isEqualTo(400);
                        assertThat(refused.reason()).isEqualTo("care_identity_push_address");
                    });
        }
        who.phone().subscribe(account, good);
    }

    @Test
    void aPhoneThatWantsToBeToldNothingIsToldNothing() {
        Told told = somebody();
        told.who().phone().unsubscribe(told.who().phone().accounts().get(0));
        int before = SERVICE.asked.get();
        Answer page = told.who().ask(browser);
        assertThat(state(page).path("told").booleanValue()).isFalse();
        assertThat(SERVICE.asked.get()).isEqualTo(before);
        assertThat(told.who().phone().requests()).hasSize(1);
    }
}
