package org.careidentity.authenticators.smartcard.revocation;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of our own, none of them a login's. */
final class Threads {

    private static final int IDLE_SECONDS = 30;

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

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
