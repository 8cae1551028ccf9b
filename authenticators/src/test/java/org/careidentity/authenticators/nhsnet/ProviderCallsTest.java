package org.careidentity.authenticators.nhsnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.careidentity.authenticators.nhsnet.ProviderCalls.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderCallsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MOST_AT_ONCE = 32;
    private static final String KEYS = "https://provider.example/keys";
    private static final String TOKENS = "https://provider.example/token";

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch arrived = new CountDownLatch(MOST_AT_ONCE);
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ProviderCalls calls = new ProviderCalls(() -> now);
    private volatile int status = 200;

    @AfterEach
    void close() {
        hanging.countDown();
        calls.close();
        people.shutdownNow();
    }

    private Answer keys() {
        asked.incrementAndGet();
        return new Answer(status, "");
    }

    private Answer hangs() throws IOException {
        arrived.countDown();
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return new Answer(200, "");
    }

    private void reach() throws ProviderFaultException {
        calls.reach(KEYS, this::keys, LONG);
    }

    private static void unreachable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProviderFaultException.class, e -> assertThat(e.fault())
                .isEqualTo(ProviderFault.UNREACHABLE));
    }

    @Test
    void aProviderThatAnsweredIsNotAskedAgainForAMinute() throws Exception {
        reach();
        status = 503;
        now = now.plusSeconds(60);
        reach();
        assertThat(asked).hasValue(1);
        now = now.plusSeconds(1);
        unreachable(this::reach);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aProviderThatFailedIsAskedAgainAfterTenSeconds() throws Exception {
        status = 503;
        unreachable(this::reach);
        status = 200;
        now = now.plusSeconds(10);
        unreachable(this::reach);
        assertThat(asked).hasValue(1);
        now = now.plusSeconds(1);
        reach();
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAnswerThatDoesNotComeIsUnreachable() {
        unreachable(() -> calls.send(TOKENS, this::hangs, SHORT));
    }

    @Test
    void aConnectionThatBreaksIsUnreachable() {
        unreachable(() -> calls.send(
                TOKENS,
                () -> {
                    throw new IOException("connection refused");
                },
                LONG));
    }

    @Test
    void aProviderThatHangsHoldsABoundedNumberOfThreadsAndTheNextCallIsRefusedAtOnce() throws Exception {
        List<Future<Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            waiting.add(people.submit(() -> calls.send(TOKENS, this::hangs, LONG)));
        }
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> calls.send(TOKENS, this::keys, LONG)).hasMessageContaining("too many calls");
        assertThat(asked).hasValue(0);
        assertThat(calls.send(KEYS, this::keys, LONG).isSuccess())
                .as("another provider")
                .isTrue();

        hanging.countDown();
        for (Future<Answer> call : waiting) {
            assertThat(call.get().isSuccess()).isTrue();
        }
    }
}
