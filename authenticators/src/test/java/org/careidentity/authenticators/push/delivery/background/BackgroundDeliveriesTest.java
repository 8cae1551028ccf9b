package org.careidentity.authenticators.push.delivery.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.careidentity.authenticators.emulated.PushService;
import org.careidentity.authenticators.emulated.PushSubscription;
import org.careidentity.authenticators.node.ServerOptions;
import org.careidentity.authenticators.push.delivery.DeliveryException;
import org.careidentity.authenticators.push.delivery.GoneAddresses;
import org.careidentity.authenticators.push.delivery.NoSenderFactory;
import org.careidentity.authenticators.push.delivery.PushMessage;
import org.careidentity.authenticators.push.delivery.PushSender;
import org.careidentity.authenticators.push.delivery.Recipient;
import org.careidentity.authenticators.push.delivery.Waiting;
import org.careidentity.authenticators.push.delivery.webpush.WebPushKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundDeliveriesTest {

    private static final String REQUEST = "request-1";
    private static final String STORED = "care-identity.push.delivery." + Node.REALM_ID + "." + REQUEST;
    private static final Instant NOW = Instant.now();

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Node node = new Node(threads);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Queue<String> forgotten = new ConcurrentLinkedQueue<>();
    private final GoneAddresses forget = (session, realm, gone) -> {
        assertThat(session.getContext().getRealm()).isSameAs(realm);
        forgotten.add(gone.credentialId());
    };
    private Places places = new Places(100);
    private InstantSource clock = InstantSource.fixed(NOW);
    private Waiting waiting = new Waiting("https://login.example/realms/care", REQUEST, NOW.plusSeconds(120));

    @AfterEach
    void stop() {
        threads.shutdownNow();
        assertThat(node.open).as("sessions that nobody closed").hasValue(0);
    }

    /** Ways to fare at a sender. */
    private enum Fate {
        TOLD,
        FAILED,
        GONE,
        BROKEN,
        JAR_LACKS
    }

    private record Sender(Map<String, Fate> fates, Queue<PushMessage> sent) implements PushSender {

        @Override
        public void check(String address) {}

        @Override
        public void send(String address, PushMessage message) throws DeliveryException {
            sent.add(message);
            switch (fates.get(message.credentialId())) {
                case TOLD -> {}
                case FAILED -> throw DeliveryException.failed("busy");
                case GONE -> throw DeliveryException.gone("gone");
                case BROKEN -> throw new IllegalStateException("broken");
                case JAR_LACKS -> throw new NoClassDefFoundError("of a library");
            }
        }
    }

    private Sender sender(Map<String, Fate> fates) {
        Sender made = new Sender(fates, new ConcurrentLinkedQueue<>());
        node.senders.put("own", made);
        return made;
    }

    private static List<Recipient> devices(String... credentials) {
        return Arrays.stream(credentials)
                .map(credential -> new Recipient("own", credential, "{\"to\":\"" + credential + "\"}"))
                .toList();
    }

    private BackgroundDeliveries of(Node.Request request) {
        return new BackgroundDeliveries(request.session, node.transactions, places, registry, clock);
    }

    /** A request that tells devices, commits and closes its session, as requests do. */
    private void tell(List<Recipient> recipients) {
        Node.Request request = node.new Request();
        of(request).tell(node.realm, waiting, recipients, forget);
        request.commit();
        request.close();
    }

    private Optional<Boolean> outcome() {
        Node.Request request = node.new Request();
        try {
            return of(request).outcome(node.realm, REQUEST);
        } finally {
            request.close();
        }
    }

    /** Waits until everything that began has ended. */
    private void finish() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private double counted(String outcome) {
        return registry
                .find("care_identity_push_deliveries")
                .tag("sender", "own")
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(each -> each.count())
                .sum();
    }

    @Test
    void aDeviceThatIsToldIsTheRequestsOutcomeForItsLife() throws InterruptedException {
        Sender sender = sender(Map.of("a", Fate.TOLD));
        tell(devices("a"));
        finish();
        assertThat(sender.sent)
                .containsExactly(new PushMessage("https://login.example/realms/care", "a", REQUEST, 120));
        assertThat(outcome()).contains(true);
        assertThat(node.lifespans).containsEntry(STORED, 120L);
        assertThat(counted("told")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"FAILED", "GONE", "BROKEN", "JAR_LACKS"})
    void whenNobodyIsToldTheOutcomeSaysSo(Fate fate) throws InterruptedException {
        sender(Map.of("a", fate, "b", fate));
        tell(devices("a", "b"));
        finish();
        assertThat(outcome()).contains(false);
        assertThat(counted(fate == Fate.GONE ? "gone" : "failed")).isEqualTo(2);
    }

    @Test
    void oneDeviceThatIsToldIsEnough() throws InterruptedException {
        sender(Map.of("a", Fate.FAILED, "b", Fate.TOLD, "c", Fate.GONE, "d", Fate.BROKEN));
        tell(devices("a", "b", "c", "d"));
        finish();
        assertThat(outcome()).contains(true);
        assertThat(List.of(counted("told"), counted("failed"), counted("gone"))).containsExactly(1.0, 2.0, 1.0);
    }

    @Test
    void onlyAnAddressThatIsGoneIsForgotten() throws InterruptedException {
        sender(Map.of("a", Fate.GONE, "b", Fate.FAILED, "c", Fate.TOLD));
        tell(devices("a", "b", "c"));
        finish();
        assertThat(forgotten).containsExactly("a");
    }

    @Test
    void nothingIsSentBeforeTheRequestIsStored() throws InterruptedException {
        Sender sender = sender(Map.of("a", Fate.TOLD));
        Node.Request request = node.new Request();
        of(request).tell(node.realm, waiting, devices("a"), forget);
        assertThat(sender.sent).isEmpty();
        assertThat(outcome()).isEmpty();
        request.commit();
        request.close();
        finish();
        assertThat(sender.sent).hasSize(1);
    }

    @Test
    void aRequestThatIsRolledBackTellsNobodyAndLeavesItsPlaces() throws InterruptedException {
        places = new Places(1);
        Sender sender = sender(Map.of("a", Fate.TOLD));
        Node.Request request = node.new Request();
        of(request).tell(node.realm, waiting, devices("a"), forget);
        request.rollback();
        request.close();
        assertThat(places.take()).isTrue();
        finish();
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void theRequestDoesNotWaitAndTooManyAreTurnedAway() throws InterruptedException {
        places = new Places(2);
        CountDownLatch hang = new CountDownLatch(1);
        node.senders.put("own", new PushSender() {
            @Override
            public void check(String address) {}

            @Override
            public void send(String address, PushMessage message) throws DeliveryException {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    throw DeliveryException.failed("the test ends", e);
                }
            }
        });
        tell(devices("a", "b"));
        waiting = new Waiting(waiting.realm(), "request-2", waiting.expires());
        tell(devices("c"));
        assertThat(outcome()).as("still at it").isEmpty();
        assertThat(node.store.get(STORED.replace(REQUEST, "request-2"))).containsEntry("told", "false");
        assertThat(counted("rejected")).isEqualTo(1);
        hang.countDown();
        finish();
        assertThat(outcome()).contains(true);
        assertThat(places.take() && places.take())
                .as("every place is left again")
                .isTrue();
    }

    @Test
    void aServerThatStopsLeavesItsPlaces() throws InterruptedException {
        places = new Places(1);
        sender(Map.of("a", Fate.TOLD));
        finish();
        tell(devices("a"));
        assertThat(outcome()).contains(false);
        assertThat(counted("rejected")).isEqualTo(1);
        assertThat(places.take()).isTrue();
    }

    @Test
    void nobodyToTellIsKnownAtOnce() {
        node.senders.put("none", new NoSenderFactory().create(null));
        tell(List.of());
        assertThat(outcome()).contains(false);
        node.store.clear();
        tell(List.of(new Recipient("none", "a", "{}"), new Recipient("unknown", "b", "{}")));
        assertThat(outcome()).contains(false);
        assertThat(registry.getMeters()).as("an app's text names no metric").isEmpty();
    }

    @Test
    void aRequestThatIsOverTellsNobody() throws InterruptedException {
        Sender sender = sender(Map.of("a", Fate.TOLD));
        clock = InstantSource.fixed(waiting.expires());
        tell(devices("a"));
        tell(List.of());
        finish();
        assertThat(sender.sent).isEmpty();
        assertThat(node.store).isEmpty();
    }

    @Test
    void aRealmThatIsRemovedMeanwhileTellsNobody() throws InterruptedException {
        Sender sender = sender(Map.of("a", Fate.TOLD));
        node.realmExists = false;
        tell(devices("a"));
        finish();
        assertThat(sender.sent).isEmpty();
        assertThat(outcome()).contains(false);
    }

    @Test
    void anotherRealmOrRequestKnowsNothingOfIt() throws InterruptedException {
        sender(Map.of("a", Fate.TOLD));
        tell(devices("a"));
        finish();
        Node.Request request = node.new Request();
        assertThat(of(request).outcome(node.realm, "request-2")).isEmpty();
        request.close();
        assertThat(node.store).containsOnlyKeys(STORED);
    }

    @Test
    void aForgetterThatFailsCostsNobodyTheOutcome() throws InterruptedException {
        sender(Map.of("a", Fate.GONE));
        Node.Request request = node.new Request();
        of(request).tell(node.realm, waiting, devices("a"), (session, realm, gone) -> {
            throw new IllegalStateException("the database is away");
        });
        request.commit();
        request.close();
        finish();
        assertThat(outcome()).contains(false);
    }

    @Test
    void aWebPushArrivesAndItsEndedSubscriptionIsForgotten() throws Exception {
        try (PushService service = new PushService();
                WebPushKit kit = new WebPushKit(folder)) {
            PushSender sender = kit.sender(Map.of("hosts", service.origin()));
            node.senders.put("own", sender);
            PushSubscription app = service.subscribe(sender.vapidKey().orElseThrow());
            PushSubscription ended = service.subscribe(app.vapidKey());
            service.end(ended);
            tell(List.of(new Recipient("own", "a", app.json()), new Recipient("own", "b", ended.json())));
            assertThat(app.next(Duration.ofSeconds(30)).content()).contains(REQUEST);
            finish();
            assertThat(outcome()).contains(true);
            assertThat(forgotten).containsExactly("b");
            assertThat(service.refusals).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1000000"})
    void aBoundThatIsNoneStopsTheServer(String most) {
        assertThatThrownBy(() -> new BackgroundDeliveriesFactory().init(new ServerOptions(Map.of("most", most))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spi-care-identity-push-deliveries--background--most");
    }
}
