package org.careidentity.authenticators.smartcard.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers of responders until they end, and revocations for as long as there is room. */
final class OcspCache {

    private static final int MOST = 50_000;

    private final Map<OcspKey, Kept> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OcspKey, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(Answer answer, Instant due, Instant until) {}

    synchronized void put(OcspKey key, Answer answer, Instant now, Instant until) {
        answers.put(key, new Kept(answer, now.plus(Duration.between(now, until).dividedBy(2)), until));
    }

    /** Whether an answer that still counts is past half its time, and should be asked for anew. */
    synchronized boolean isDue(OcspKey key, Instant now) {
        Kept kept = answers.get(key);
        return kept != null && !now.isBefore(kept.due());
    }

    /** An answer that counts. */
    synchronized Optional<Answer> get(OcspKey key, Instant now) {
        Kept kept = answers.get(key);
        return kept != null && now.isBefore(kept.until()) ? Optional.of(kept.answer()) : Optional.empty();
    }

    /** A revocation, however old. */
    synchronized Optional<Answer> revoked(OcspKey key) {
        return Optional.ofNullable(answers.get(key))
                .map(Kept::answer)
                .filter(answer -> answer.status() == Answer.Status.REVOKED);
    }
}
