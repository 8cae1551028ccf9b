package org.careidentity.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.careidentity.e2e.support.Application;
import org.careidentity.e2e.support.CardEstate;
import org.careidentity.e2e.support.HttpBrowser;

/** People who come with a card that nobody has asked the responder about yet: one after the other, however long each takes. */
final class CardUsers implements Closing.Closeable {

    private static final int MILLISECONDS_BETWEEN = 200;

    private final CardSite site;
    private final CardAuthority authority;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final Phaser loggingIn = new Phaser(1);
    private final AtomicInteger unexpected = new AtomicInteger();
    private volatile Future<?> coming;

    CardUsers(CardSite site, CardAuthority authority) {
        this.site = site;
        this.authority = authority;
    }

    /** Lets them come, and get in or not. */
    void come(boolean getIn) {
        coming = clock.scheduleAtFixedRate(
                () -> {
                    loggingIn.register();
                    people.execute(() -> logIn(getIn));
                },
                0,
                MILLISECONDS_BETWEEN,
                TimeUnit.MILLISECONDS);
    }

    /** One of them gets in. */
    void logInOnce() {
        if (!getsIn()) {
            throw new IllegalStateException("the first card user did not get in");
        }
    }

    private boolean getsIn() {
        HttpBrowser browser = site.browser(authority.card(site.person(), parts -> {}));
        return Application.hasCode(CardEstate.show(browser, site.cardPage(browser)));
    }

    private void logIn(boolean getIn) {
        try {
            if (getsIn() != getIn) {
                unexpected.incrementAndGet();
            }
        } catch (RuntimeException | AssertionError e) {
            unexpected.incrementAndGet();
        } finally {
            loggingIn.arriveAndDeregister();
        }
    }

    /**
     * Lets no more come, and waits for those who are there.
     *
     * @throws IllegalStateException when one has got in who should not, or the other way round
     */
    void stop() {
        if (coming != null) {
            coming.cancel(false);
            coming = null;
            loggingIn.arriveAndAwaitAdvance();
            if (unexpected.get() > 0) {
                throw new IllegalStateException(unexpected + " card users did not end as they should");
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        people.shutdownNow();
    }
}
