package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import dev.mayday.ingest.keys.Knowledge;
import dev.mayday.ingest.reading.EnvelopeReader;
import dev.mayday.ingest.reading.Reading;
import dev.mayday.ingest.spool.Storing;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Dsn;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.SpooledEnvelope;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request on its way to the spool, step after step, all on its own event loop. It ends in
/// exactly one of [#accept], [#refuse] and [#gone].
final class Exchange implements BodyReader.Receiver {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final Reception reception;
    private final HttpServerRequest request;
    private final Target target;
    private final Context context;
    private final Instant received;
    private final boolean isEnvelope;
    private ContentEncoding encoding = ContentEncoding.IDENTITY;
    private String client = "";
    private Sender sender = Sender.NOBODY;
    private @Nullable BodyReader reader;
    private boolean ended;

    Exchange(Reception reception, HttpServerRequest request, Target target, Context context) {
        this.reception = reception;
        this.request = request;
        this.target = target;
        this.context = context;
        this.received = reception.clock().instant();
        this.isEnvelope =
                target.kind() == Target.Kind.ENVELOPE
                        || header("Content-Type").startsWith("application/x-sentry-envelope");
    }

    void begin() {
        reception.inFlight().begin();
        guarded(this::judge);
    }

    /// Whatever a step throws, the request gets its answer and holds nothing any more.
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable unforeseen) {
            fail(unforeseen);
        }
    }

    private void fail(Throwable unforeseen) {
        LOG.error("A request has failed through a fault of ours", unforeseen);
        if (ended) request.response().reset();
        else refuse(new Refusal.Internal());
    }

    private void judge() {
        var refusal = atFirstSight();
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        switch (Credentials.of(request::getHeader, request::getParam)) {
            case Credentials.Refused(var because) -> refuse(because);
            case Credentials.Given(var key, var from) -> {
                client = from;
                admit(key, this::readBody);
            }
            // The header of the envelope may still name the key.
            case Credentials.Absent _ when isEnvelope -> readBody();
            case Credentials.Absent _ -> refuse(new Refusal.NoCredentials());
        }
    }

    /// What needs no look at credentials or body; null when nothing is wrong so far.
    private @Nullable Refusal atFirstSight() {
        if (!isAllowed(request.method())) return new Refusal.WrongMethod(target.kind().methods);
        if (target.projectId() < 0) return new Refusal.BadProject();
        if (reception.inFlight().isClosed() || !reception.spool().isOpen()) {
            return new Refusal.Closing();
        }
        var header = header("Content-Encoding");
        var known = Encodings.of(header);
        if (known == null) return new Refusal.UnsupportedEncoding(header);
        encoding = known;
        return null;
    }

    private boolean isAllowed(HttpMethod method) {
        return method == HttpMethod.POST
                || method == HttpMethod.GET && target.kind() == Target.Kind.STORE;
    }

    /// Goes on with the next step if the key is good for this request.
    private void admit(String publicKey, Runnable next) {
        var known = reception.keys().known(publicKey);
        if (known != null) {
            admit(publicKey, known, next);
            return;
        }
        request.pause();
        reception
                .keys()
                .ask(publicKey)
                .thenAccept(
                        told ->
                                context.runOnContext(
                                        _ -> guarded(() -> admitLate(publicKey, told, next))));
    }

    private void admitLate(String publicKey, Knowledge knowledge, Runnable next) {
        admit(publicKey, knowledge, next);
        request.resume();
    }

    private void admit(String publicKey, Knowledge knowledge, Runnable next) {
        var verdict =
                Sender.judge(target, publicKey, knowledge, header("Origin"), header("Referer"));
        sender = verdict.sender();
        if (verdict.refusal() == null) next.run();
        else refuse(verdict.refusal());
    }

    private void readBody() {
        if (request.method() == HttpMethod.GET) {
            body(queryData());
            return;
        }
        reader =
                new BodyReader(
                        reception.vertx(),
                        request,
                        reception.inFlight(),
                        reception.bodyLimits(),
                        this);
        reader.start();
    }

    /// A plus sign of base64 has become a blank on its way through the query.
    private byte[] queryData() {
        var data = request.getParam("sentry_data", "").replace(' ', '+');
        return data.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void body(byte[] bytes) {
        guarded(() -> decode(bytes));
    }

    private void decode(byte[] bytes) {
        if (isEnvelope) {
            var reading = reception.envelopes().readNow(bytes, encoding);
            if (reading instanceof Reading.TooMuchForNow) {
                onWorker(() -> reception.envelopes().read(bytes, encoding));
            } else {
                read(reading);
            }
        } else if (bytes.length > EnvelopeReader.LARGE_BODY) {
            onWorker(() -> reception.events().read(bytes, encoding, isOldPython()));
        } else {
            read(reception.events().read(bytes, encoding, isOldPython()));
        }
    }

    private void onWorker(Callable<Reading> reading) {
        context.executeBlocking(reading, false)
                .onSuccess(what -> guarded(() -> read(what)))
                .onFailure(this::fail);
    }

    private void read(Reading reading) {
        switch (reading) {
            case Reading.Refused(var because) -> refuse(because);
            case Reading.TooMuchForNow _ -> refuse(new Refusal.Overloaded());
            case Reading.Readable readable -> {
                var dsn = readable.header() == null ? null : readable.header().dsn();
                if (sender == Sender.NOBODY) admitByDsn(dsn, readable);
                else storeUnlessContradicted(dsn, readable);
            }
        }
    }

    private void admitByDsn(@Nullable Dsn dsn, Reading.Readable readable) {
        if (dsn == null) {
            refuse(new Refusal.NoCredentials());
            return;
        }
        var key = Credentials.canonicalKey(dsn.publicKey());
        if (key == null) refuse(new Refusal.BadKey());
        else admit(key, () -> storeUnlessContradicted(dsn, readable));
    }

    private void storeUnlessContradicted(@Nullable Dsn dsn, Reading.Readable readable) {
        var contradiction = sender.contradiction(dsn);
        if (contradiction == null) store(readable);
        else refuse(contradiction);
    }

    private void store(Reading.Readable readable) {
        boolean needsOne = readable.eventId() == null && readable.needsId();
        var id = needsOne ? UUID.randomUUID() : readable.eventId();
        var record = EnvelopeRecord.encode(envelope(readable, id));
        reception
                .spool()
                .append(
                        record,
                        storing -> context.runOnContext(_ -> guarded(() -> stored(storing, id))));
    }

    private SpooledEnvelope envelope(Reading.Readable readable, @Nullable UUID id) {
        return new SpooledEnvelope(
                0,
                received,
                sender.projectId(),
                sender.publicKey(),
                sender.verified(),
                readable.endpoint(),
                readable.encoding(),
                id,
                reception.clients().of(request),
                header("User-Agent"),
                client,
                header("Origin"),
                readable.body());
    }

    private void stored(Storing storing, @Nullable UUID id) {
        switch (storing) {
            case Storing.Durable _ -> accept(id);
            case Storing.Full _ -> refuse(new Refusal.SpoolFull());
            case Storing.Closed _ -> refuse(new Refusal.Closing());
        }
    }

    private void accept(@Nullable UUID id) {
        end();
        reception.meters().accepted();
        if (request.response().closed()) return;
        if (request.method() == HttpMethod.GET) Replies.pixel(request);
        else Replies.accepted(request, id);
    }

    @Override
    public void refused(Refusal because) {
        refuse(because);
    }

    private void refuse(Refusal because) {
        end();
        // Only of what is verified: nobody may fill another one's books.
        var of = sender.verified() ? sender : Sender.NOBODY;
        reception.outcomes().count(of.projectId(), of.publicKey(), because);
        reception.meters().refused(because);
        Replies.refused(reception.vertx(), request, because);
    }

    @Override
    public void gone() {
        end();
    }

    private void end() {
        if (ended) return;
        ended = true;
        reception.inFlight().end(reader == null ? 0 : reader.held());
    }

    private boolean isOldPython() {
        var agent = client.isEmpty() ? header("User-Agent") : client;
        return agent.startsWith("raven-python/") || agent.startsWith("sentry-python/");
    }

    private String header(String name) {
        var value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
