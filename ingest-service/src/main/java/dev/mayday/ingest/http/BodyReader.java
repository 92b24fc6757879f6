package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one body into memory: within its own limit, its part of what is in flight, the pace, and
/// the time that it may take in all. Of one event loop.
final class BodyReader {

    /// What comes of it: any number of looks, then exactly one of the others.
    interface Receiver {
        /// The first bytes of a body whose sender is not known yet. A refusal ends it.
        @Nullable Refusal look(byte[] bytes, int size);

        void body(byte[] bytes);

        void refused(Refusal because);

        /// The client went away; there is nobody to answer.
        void gone();
    }

    private static final byte[] NOTHING = new byte[0];
    private static final int SLOW_BYTES_PER_SECOND = 1024;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final InFlight.Part part;
    private final BodyLimits limits;
    private final Receiver receiver;
    private byte[] bytes = NOTHING;
    private long expected = Long.MAX_VALUE;
    private boolean isNamed;
    private long size;
    private long lookAt = 1;
    private long sizeBefore;
    private long timer;
    private long ticks;
    private boolean done;

    /// @param isNamed whether the sender is known
    BodyReader(
            Reception reception,
            HttpServerRequest request,
            InFlight.Part part,
            boolean isNamed,
            Receiver receiver) {
        this.vertx = reception.vertx();
        this.request = request;
        this.part = part;
        this.limits = reception.bodyLimits();
        this.isNamed = isNamed;
        this.receiver = receiver;
    }

    /// @param compressed most bytes of one body
    /// @param anonymous most bytes before the sender is known
    /// @param slow after this time without 1 KB/s a body is given up
    /// @param deadline the time that a body may take in all
    record BodyLimits(long compressed, long anonymous, Duration slow, Duration deadline) {

        private Duration tick() {
            return slow.compareTo(deadline) < 0 ? slow : deadline;
        }

        private long mostTicks() {
            return deadline.dividedBy(tick());
        }
    }

    void start() {
        long announced = announced();
        if (announced > limits.compressed) {
            refuse(new Refusal.BodyTooLarge(limits.compressed));
            return;
        }
        if (announced > 0) expected = announced;
        timer = vertx.setPeriodic(limits.tick().toMillis(), _ -> tick());
        request.handler(this::chunk);
        request.endHandler(_ -> end());
        request.exceptionHandler(_ -> gone());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
    }

    /// The sender has been found out.
    void named() {
        isNamed = true;
    }

    /// Somebody else has said no: the rest is not read.
    void stop() {
        if (done) return;
        finish();
        request.handler(_ -> {});
    }

    private long announced() {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) return 0;
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException netty) {
            // Of no form that the decoder would have let pass.
            return Long.MAX_VALUE;
        }
    }

    private void chunk(Buffer chunk) {
        if (done) return;
        long next = size + chunk.length();
        if (next > limits.compressed) {
            refuse(new Refusal.BodyTooLarge(limits.compressed));
        } else if (!part.hold(chunk.length(), next == expected)) {
            refuse(new Refusal.Overloaded());
        } else {
            append(chunk);
            if (!isNamed && size < expected) look();
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

    /// At twice the size each time, so that drops of one byte do not cost a look each.
    private void look() {
        if (size >= lookAt) {
            lookAt = Math.min(2 * size, Math.max(limits.anonymous, size + 1));
            var refusal = receiver.look(bytes, (int) size);
            if (refusal != null) {
                refuse(refusal);
                return;
            }
        }
        if (!isNamed && !done && size >= limits.anonymous) refuse(new Refusal.NoCredentials());
    }

    private void tick() {
        boolean isSlow = size - sizeBefore < SLOW_BYTES_PER_SECOND * limits.tick().toSeconds();
        sizeBefore = size;
        if (isSlow || ++ticks >= limits.mostTicks()) refuse(new Refusal.TooSlow());
    }

    private void end() {
        if (done) return;
        var body = bytes.length == size ? bytes : Arrays.copyOf(bytes, (int) size);
        finish();
        part.whole();
        receiver.body(body);
    }

    private void refuse(Refusal because) {
        if (done) return;
        finish();
        request.handler(_ -> {});
        receiver.refused(because);
    }

    private void gone() {
        if (done) return;
        finish();
        receiver.gone();
    }

    private void finish() {
        done = true;
        bytes = NOTHING;
        vertx.cancelTimer(timer);
    }
}
