package org.careidentity.authenticators.smartcard.revocation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Threads of our own, none of them a login's. */
final class Threads {

    private static final Logger LOGGER = Logger.getLogger(Threads.class);
    private static final int IDLE_SECONDS = 30;
    private static final int END_SECONDS = 10;

    private Threads() {}

    /** So many at most, and none while there is nothing to do. */
    static ThreadPoolExecutor few(String name, int most) {
        var threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    static ScheduledThreadPoolExecutor scheduled(String name, int count) {
        var threads = new ScheduledThreadPoolExecutor(count, named(name));
        threads.setRemoveOnCancelPolicy(true);
        threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Interrupts what they do, and waits until it has ended: nobody writes to a file afterwards. */
    static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.warnf("%s did not end within %d s", threads, END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
