package org.careidentity.authenticators.smartcard.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Answers from lists: those that certificates name, and those that an administrator named. */
final class CrlClient implements Informant, AutoCloseable {

    private static final int THREADS = 2;

    private final CrlRules rules;
    private final CrlDownload download;
    private final Duration patience;
    private final InstantSource clock;
    private final CrlNumbers numbers = new CrlNumbers();
    private final Map<CrlKey, CrlSlot> slots = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor threads = Threads.scheduled("care-identity-revocation-lists", THREADS);

    /** @param patience how long a list waits for its delta, without which it is as good as it says */
    CrlClient(CrlRules rules, CrlDownload download, Duration patience, InstantSource clock) {
        this.rules = rules;
        this.download = download;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Answer> ask(Question question) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (URI source : sources(question)) {
            answers.add(slot(source, question, false)
                    .get(question.now())
                    .thenCompose(base -> withDelta(base, question))
                    .exceptionally(error -> Answer.none(Source.CRL, error)));
        }
        return answers.isEmpty()
                ? CompletableFuture.completedFuture(Answer.none(Source.CRL, "the certificate names no list"))
                : Answers.first(answers);
    }

    @Override
    public Optional<Answer> known(Question question) {
        Answer hold = null;
        for (URI source : sources(question)) {
            CrlIndex base = slot(source, question, false).loaded();
            if (base != null) {
                Answer answer = CrlAnswer.of(base, loadedDelta(base, question), question, rules.outdated());
                if (answer.revokedForGood()) {
                    return Optional.of(answer);
                }
                hold = answer.status() == Answer.Status.REVOKED ? answer : hold;
            }
        }
        return Optional.ofNullable(hold);
    }

    private Set<URI> sources(Question question) {
        Set<URI> sources = new LinkedHashSet<>(rules.sources());
        sources.addAll(overHttp(question.addresses().lists()));
        return sources;
    }

    /** A certificate cannot have files or directories read. */
    private static List<URI> overHttp(List<URI> addresses) {
        return addresses.stream()
                .filter(each -> "http".equalsIgnoreCase(each.getScheme()) || "https".equalsIgnoreCase(each.getScheme()))
                .toList();
    }

    private Set<URI> deltas(CrlIndex base, Question question) {
        Set<URI> deltas = new LinkedHashSet<>(overHttp(base.extensions().deltas()));
        deltas.addAll(overHttp(question.addresses().deltas()));
        return deltas;
    }

    private CrlSlot slot(URI source, Question question, boolean delta) {
        return slots.computeIfAbsent(
                new CrlKey(source, question.issuer(), delta),
                key -> new CrlSlot(key, rules, download, numbers, clock, threads));
    }

    private CompletableFuture<Answer> withDelta(CrlIndex base, Question question) {
        List<CompletableFuture<CrlIndex>> deltas = deltas(base, question).stream()
                .map(source -> slot(source, question, true)
                        .get(question.now())
                        .handle((delta, error) -> delta)
                        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        return CompletableFuture.allOf(deltas.toArray(CompletableFuture[]::new))
                .thenApply(all -> CrlAnswer.of(base, loadedDelta(base, question), question, rules.outdated()));
    }

    /** The newest of the deltas that are here; null without any. */
    private CrlIndex loadedDelta(CrlIndex base, Question question) {
        CrlIndex newest = null;
        for (URI source : deltas(base, question)) {
            CrlIndex delta = slot(source, question, true).loaded();
            if (delta != null
                    && (newest == null
                            || delta.outline()
                                    .thisUpdate()
                                    .isAfter(newest.outline().thisUpdate()))) {
                newest = delta;
            }
        }
        return newest;
    }

    @Override
    public void close() {
        Threads.end(threads);
        download.close();
    }
}
