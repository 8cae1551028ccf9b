package org.careidentity.e2e.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What several do at the same time, a thread for each. */
public final class AtOnce {

    private AtOnce() {}

    /** Runs all, and returns what came of each, in their order. */
    public static <T> List<T> run(List<Callable<T>> all) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<T> ends = new ArrayList<>();
            for (Future<T> end : threads.invokeAll(all)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdown();
        }
    }
}
