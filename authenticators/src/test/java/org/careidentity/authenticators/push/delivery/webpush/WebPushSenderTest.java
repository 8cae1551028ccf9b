package org.careidentity.authenticators.push.delivery.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.careidentity.authenticators.emulated.PushService;
import org.careidentity.authenticators.emulated.PushService.Behaviour;
import org.careidentity.authenticators.emulated.PushSubscription;
import org.careidentity.authenticators.node.ServerOptions;
import org.careidentity.authenticators.push.delivery.DeliveryException;
import org.careidentity.authenticators.push.delivery.PushAddressException;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebPushSenderTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final PushService service = new PushService();
    private WebPushKit kit;
    private PushSender sender;
    private PushSubscription app;

    @BeforeEach
    void start() {
        kit = new WebPushKit(folder);
        sender = kit.sender(Map.of("hosts", service.origin(), "timeout-millis", "20000"));
        app = service.subscribe(sender.vapidKey().orElseThrow());
    }

    @AfterEach
    void stop() throws IOException {
        service.close();
        kit.close();
    }

    private DeliveryException refusal(PushSender from) {
        return catchThrowableOfType(DeliveryException.class, () -> from.send(app.json(), WebPushKit.MESSAGE));
    }

    @Test
    void theAppAloneReadsThatARequestWaits() throws Exception {
        sender.check(app.json());
        sender.send(app.json(), WebPushKit.MESSAGE);
        PushService.Message message = app.next(LONG);
        assertThat(service.refusals).isEmpty();
        assertThat(message.ttl()).isEqualTo(118);
        assertThat(message.urgency()).isEqualTo("high");
        JsonNode content = new ObjectMapper().readTree(message.content());
        assertThat(content)
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("realm", "https://login.example/realms/care-identity")
                        .put("credentialId", "Y3JlZGVudGlhbA")
                        .put("requestId", "request-1"));
    }

    @Test
    void everySignatureHasItsLengthAndVerifies() throws Exception {
        // one number in 128 or so begins with a zero
        for (int i = 0; i < 600; i++) {
            sender.send(app.json(), WebPushKit.MESSAGE);
        }
        assertThat(service.refusals).isEmpty();
        assertThat(app.received()).hasSize(600);
    }

    @Test
    void anotherServersMessageIsRefusedByTheService() {
        PushSender other = kit.sender(Map.of("hosts", service.origin()));
        DeliveryException refusal = refusal(other);
        assertThat(refusal).hasMessageContaining("400");
        assertThat(refusal.gone()).isFalse();
        assertThat(service.refusals).singleElement().asString().contains("another server's key");
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"NOT_FOUND", "GONE"})
    void aSubscriptionThatTheServiceKnowsNoMoreIsGone(Behaviour behaviour) {
        service.behaviour = behaviour;
        assertThat(refusal(sender).gone()).isTrue();
    }

    @Test
    void aSubscriptionThatThePersonEndedIsGone() {
        service.end(app);
        assertThat(refusal(sender).gone()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"TOO_LARGE", "TOO_MANY", "ERROR", "REDIRECT"})
    void aServiceThatDoesNotTakeItFailsAndCostsNoAddress(Behaviour behaviour) {
        service.behaviour = behaviour;
        assertThat(refusal(sender).gone()).isFalse();
    }

    @Test
    void aRedirectIsNotFollowed() {
        service.behaviour = Behaviour.REDIRECT;
        assertThat(refusal(sender)).hasMessageContaining("307");
        assertThat(service.asked).hasValue(1);
        assertThat(service.elsewhereAsked).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"HANG", "DRIP"})
    void aServiceThatKeepsTalkingOrSilentEndsAtTheLimit(Behaviour behaviour) {
        PushSender hasty = kit.sender(Map.of("hosts", service.origin(), "timeout-millis", "300"));
        app = service.subscribe(hasty.vapidKey().orElseThrow());
        service.behaviour = behaviour;
        assertThat(refusal(hasty).gone()).isFalse();
        assertThat(service.refusals).isEmpty();
    }

    @Test
    void aHugeAnswerIsNotRead() throws Exception {
        service.behaviour = Behaviour.HUGE;
        sender.send(app.json(), WebPushKit.MESSAGE);
        assertThat(app.next(LONG)).isNotNull();
        assertThat(service.sent.get()).isLessThan((long) PushService.HUGE_MEGABYTES << 20);
    }

    @Test
    void aServiceThatIsDownFails() {
        service.close();
        DeliveryException refusal = refusal(sender);
        assertThat(refusal.gone()).isFalse();
        assertThat(refusal).hasMessageContaining(service.origin());
    }

    @Test
    void noMessageOfAFailureHasTheEndpoint() {
        for (Behaviour behaviour : new Behaviour[] {Behaviour.GONE, Behaviour.ERROR}) {
            service.behaviour = behaviour;
            assertThat(refusal(sender).getMessage()).doesNotContain("/push/");
        }
    }

    @Test
    void anAddressIsJudgedAgainWhenSomethingIsSent() throws Exception {
        sender.check(app.json());
        PushSender stricter = kit.sender(Map.of("hosts", "fcm.googleapis.com"));
        assertThat(refusal(stricter)).hasMessageContaining("not one that may be asked");
        assertThat(service.asked).hasValue(0);
    }

    @Test
    void aServerWithoutAKeyTellsNobodyAndKeepsNoAddress() {
        WebPushSettings none = WebPushSettings.of(new ServerOptions(Map.of("hosts", service.origin())));
        PushSender unusable = kit.sender(none);
        assertThat(unusable.usable()).isFalse();
        assertThat(unusable.vapidKey()).isEmpty();
        assertThatThrownBy(() -> unusable.check(app.json())).isInstanceOf(PushAddressException.class);
        assertThat(refusal(unusable)).hasMessageContaining("no key");
        assertThat(service.asked).hasValue(0);
    }
}
