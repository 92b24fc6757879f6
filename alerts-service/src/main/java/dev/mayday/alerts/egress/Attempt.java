package dev.mayday.alerts.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One request and what is read of its answer. A receiver that has sent its status has decided: a
/// body that never ends is cut, it does not make a delivered message undelivered.
final class Attempt {

    private static final int READ_AT_MOST = 64 * 1024;

    private final String url;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private final Buffer read = Buffer.buffer();
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;

    Attempt(String url) {
        this.url = url;
    }

    Uni<Reply> run(HttpClientRequest opened, Buffer body) {
        request = opened;
        opened.response().onSuccess(this::read).onFailure(reply::completeExceptionally);
        opened.exceptionHandler(reply::completeExceptionally);
        opened.end(body);
        return Uni.createFrom().completionStage(reply);
    }

    /// Called when the time of the attempt is over.
    Reply timedOut() {
        var answer = response;
        var open = request;
        if (open != null) {
            open.reset();
        }
        return answer == null ? Reply.none("no answer in time") : answered(answer);
    }

    private void read(HttpClientResponse answer) {
        response = answer;
        answer.handler(
                chunk -> {
                    append(chunk);
                    if (read.length() >= READ_AT_MOST) {
                        reply.complete(answered(answer));
                        answer.request().reset();
                    }
                });
        answer.exceptionHandler(_ -> reply.complete(answered(answer)));
        answer.endHandler(_ -> reply.complete(answered(answer)));
    }

    private synchronized void append(Buffer chunk) {
        var room = Math.max(0, READ_AT_MOST - read.length());
        read.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
    }

    private synchronized Reply answered(HttpClientResponse answer) {
        var text = read.toString(StandardCharsets.UTF_8);
        return Reply.answered(answer.statusCode(), answer.getHeader("Retry-After"), text, url);
    }
}
