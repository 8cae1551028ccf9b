package org.careidentity.authenticators.smartcard.revocation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One question, to one source and then perhaps to the other. The other is asked when the first has no answer, or none at
 * half the time, so that both have ended at the deadline.
 */
final class Inquiry {

    private final Question question;
    private final Source source;
    private final CompletableFuture<Answer> first;
    private CompletableFuture<Answer> second;

    Inquiry(Question question, Source source, Function<Source, Informant> informants) {
        this.question = question;
        this.source = source;
        this.first = informants.apply(source).ask(question);
    }

    Question question() {
        return question;
    }

    /** Waits until half the time, a time of {@link System#nanoTime}, and asks the other source if that was no use. */
    void fallBack(long half, Function<Source, Informant> informants) throws InterruptedException {
        Answer early = Answers.by(half, first);
        if (early == null || !early.conclusive()) {
            second = informants.apply(source.other()).ask(question);
        }
    }

    /** What is known at the end of the time at the latest. */
    Answer answer(long end) throws InterruptedException {
        Answer any = Answers.by(end, second == null ? first : Answers.first(List.of(first, second)));
        if (any != null) {
            return any;
        }
        Answer late = orLate(first, source);
        return second == null ? late : late.or(orLate(second, source.other()));
    }

    private static Answer orLate(CompletableFuture<Answer> asked, Source source) {
        Answer answer = asked.getNow(null);
        return answer != null ? answer : Answer.none(source, "no answer in time");
    }
}
