package org.careidentity.authenticators.smartcard.revocation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for answers. */
final class Answers {

    private Answers() {}

    /** The first that ends the question; without one, what all of them say, once they have. */
    static CompletableFuture<Answer> first(List<CompletableFuture<Answer>> answers) {
        CompletableFuture<Answer> first = new CompletableFuture<>();
        for (CompletableFuture<Answer> each : answers) {
            each.thenAccept(answer -> {
                if (answer.conclusive()) {
                    first.complete(answer);
                }
            });
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenAccept(all -> first.complete(
                        best(answers.stream().map(CompletableFuture::join).toList())));
        return first;
    }

    private static Answer best(List<Answer> answers) {
        for (Answer.Status status : List.of(Answer.Status.REVOKED, Answer.Status.GOOD)) {
            Optional<Answer> found =
                    answers.stream().filter(each -> each.status() == status).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return answers.stream().reduce(Answer::or).orElseThrow();
    }

    /** Waits until a time of {@link System#nanoTime}; null when there is no answer by then. */
    static Answer by(long end, CompletableFuture<Answer> answer) throws InterruptedException {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
