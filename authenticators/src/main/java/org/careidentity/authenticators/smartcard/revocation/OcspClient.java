package org.careidentity.authenticators.smartcard.revocation;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers from responders (RFC 6960), each asked for once at a time and kept until it ends. One that is used after half its
 * time is asked for anew meanwhile, so that a card that is in use waits for no responder.
 */
final class OcspClient implements Informant {

    private static final String REQUEST = "application/ocsp-request";

    private final OcspRules rules;
    private final Fetcher fetcher;
    private final Informant signers;
    private final OcspCache cache = new OcspCache();
    private final Map<OcspKey, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

    /** @param signers says whether a responder's own certificate is revoked: lists, so that nobody vouches for themselves */
    OcspClient(OcspRules rules, Fetcher fetcher, Informant signers) {
        this.rules = rules;
        this.fetcher = fetcher;
        this.signers = signers;
    }

    @Override
    public CompletableFuture<Answer> ask(Question question) {
        OcspKey key = OcspKey.of(question);
        Optional<Answer> kept = cache.get(key, question.now());
        if (kept.isEmpty()) {
            return askAnew(key, question);
        }
        if (cache.isDue(key, question.now())) {
            askAnew(key, question);
        }
        return CompletableFuture.completedFuture(kept.get());
    }

    private CompletableFuture<Answer> askAnew(OcspKey key, Question question) {
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> other = asked.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        // whoever was asking when the cache was looked at may have ended since
        CompletableFuture<Answer> answer = cache.get(key, question.now())
                .filter(counts -> !cache.isDue(key, question.now()))
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> send(key, question));
        answer.exceptionally(error -> Answer.none(Source.OCSP, error)).thenAccept(given -> {
            asked.remove(key, mine);
            mine.complete(given);
        });
        return mine;
    }

    @Override
    public Optional<Answer> known(Question question) {
        return cache.revoked(OcspKey.of(question));
    }

    private CompletableFuture<Answer> send(OcspKey key, Question question) {
        Optional<URI> responder = question.addresses().responders().stream().findFirst();
        if (responder.isEmpty()) {
            return CompletableFuture.completedFuture(Answer.none(Source.OCSP, "the certificate names no responder"));
        }
        try {
            OcspRequest request = OcspRequest.of(question);
            return fetcher.post(responder.get(), REQUEST, request.encoded(), rules.mostBytes())
                    .thenApply(bytes -> read(bytes, request, question))
                    .thenCompose(answer -> withSigner(answer, question).thenApply(checked -> {
                        keep(key, checked, answer.until(), question.now());
                        return checked;
                    }));
        } catch (NoAnswerException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private OcspAnswer read(byte[] bytes, OcspRequest request, Question question) {
        try {
            return OcspAnswer.read(bytes, request, question, rules.nonceDemanded());
        } catch (NoAnswerException e) {
            throw new CompletionException(e);
        }
    }

    private CompletableFuture<Answer> withSigner(OcspAnswer answer, Question question) {
        if (answer.signer() == null) {
            return CompletableFuture.completedFuture(answer.answer());
        }
        try {
            Question signer = new Question(
                    answer.signer(), question.issuer(), CertificateAddresses.of(answer.signer()), question.now());
            return signers.ask(signer)
                    .thenApply(said -> said.status() == Answer.Status.GOOD
                            ? answer.answer()
                            : Answer.none(Source.OCSP, "the responder's own certificate: " + said.detail()));
        } catch (NoAnswerException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void keep(OcspKey key, Answer answer, Instant until, Instant now) {
        if (answer.conclusive()) {
            Instant longest = now.plus(rules.cached());
            cache.put(key, answer, now, until.isBefore(longest) ? until : longest);
        }
    }
}
