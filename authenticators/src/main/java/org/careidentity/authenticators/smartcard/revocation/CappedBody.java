package org.careidentity.authenticators.smartcard.revocation;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of an answer, up to a size. What says before that it is no answer, or is too large, is not read at all. */
final class CappedBody implements BodySubscriber<Void> {

    private static final int OK = 200;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final WritableByteChannel to;
    private final String refusal;
    private long left;
    private Flow.Subscription subscription;

    CappedBody(ResponseInfo answer, WritableByteChannel to, long most) {
        this.to = to;
        this.left = most;
        if (answer.statusCode() != OK) {
            refusal = "it answers " + answer.statusCode();
        } else {
            boolean large = answer.headers().firstValueAsLong("Content-Length").orElse(0) > most;
            refusal = large ? "the answer is larger than " + most + " bytes" : null;
        }
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (refusal == null) {
            subscription.request(1);
        } else {
            stop(new NoAnswerException(refusal));
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        try {
            for (ByteBuffer piece : pieces) {
                left -= piece.remaining();
                if (left < 0) {
                    stop(new NoAnswerException("the answer is too large"));
                    return;
                }
                while (piece.hasRemaining()) {
                    to.write(piece);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            stop(e);
        }
    }

    private void stop(Exception reason) {
        subscription.cancel();
        done.completeExceptionally(reason);
    }

    @Override
    public void onError(Throwable error) {
        done.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }
}
