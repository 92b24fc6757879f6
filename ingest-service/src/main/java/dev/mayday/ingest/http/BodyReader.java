package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;

/// Reads one body into memory, within its own limit, the limit of all, and the patience for slow
/// ones. Of one event loop.
final class BodyReader {

    /// What comes of it, told exactly once.
    interface Receiver {
        void body(byte[] bytes);

        void refused(Refusal because);

        /// The client went away; there is nobody to answer.
        void gone();
    }

    private static final byte[] NOTHING = new byte[0];
    private static final int SLOW_BYTES_PER_SECOND = 1024;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final InFlight inFlight;
    private final long limit;
    private final Duration slow;
    private final Receiver receiver;
    private byte[] bytes = NOTHING;
    private long expected = Long.MAX_VALUE;
    private long size;
    private long sizeBefore;
    private long timer;
    private boolean done;

    BodyReader(
            Vertx vertx,
            HttpServerRequest request,
            InFlight inFlight,
            BodyLimits limits,
            Receiver receiver) {
        this.vertx = vertx;
        this.request = request;
        this.inFlight = inFlight;
        this.limit = limits.compressed();
        this.slow = limits.slow();
        this.receiver = receiver;
    }

    /// @param compressed most bytes of one body
    /// @param slow after this time without 1 KB/s a body is given up
    record BodyLimits(long compressed, Duration slow) {}

    void start() {
        long announced = announced();
        if (announced > limit) {
            refuse(new Refusal.BodyTooLarge(limit));
            return;
        }
        if (announced > 0) expected = announced;
        timer = vertx.setPeriodic(slow.toMillis(), _ -> checkPace());
        request.handler(this::chunk);
        request.endHandler(_ -> end());
        request.exceptionHandler(_ -> gone());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /// The bytes of this body that are held.
    long held() {
        return size;
    }

    private long announced() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return 0;
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException netty) {
            // Of no form that Netty would have let pass.
            return Long.MAX_VALUE;
        }
    }

    private void chunk(Buffer chunk) {
        if (done) return;
        if (size + chunk.length() > limit) {
            refuse(new Refusal.BodyTooLarge(limit));
        } else if (!inFlight.hold(chunk.length())) {
            refuse(new Refusal.Overloaded());
        } else {
            append(chunk);
        }
    }

    private void append(Buffer chunk) {
        int needed = (int) size + chunk.length();
        if (needed > bytes.length) {
            // Most bodies come in one piece; for the others the announced size is believed only as
            // far as it has come true by half.
            int room = size == 0 ? needed : Math.max(needed, 2 * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(room, expected)));
        }
        chunk.getBytes(bytes, (int) size);
        size = needed;
    }

    private void checkPace() {
        if (size - sizeBefore < SLOW_BYTES_PER_SECOND * slow.toSeconds()) {
            refuse(new Refusal.TooSlow());
        }
        sizeBefore = size;
    }

    private void end() {
        if (done) return;
        finish();
        receiver.body(bytes.length == size ? bytes : Arrays.copyOf(bytes, (int) size));
    }

    private void refuse(Refusal because) {
        if (done) return;
        finish();
        bytes = NOTHING;
        request.handler(_ -> {});
        receiver.refused(because);
    }

    private void gone() {
        if (done) return;
        finish();
        bytes = NOTHING;
        receiver.gone();
    }

    private void finish() {
        done = true;
        vertx.cancelTimer(timer);
    }
}
