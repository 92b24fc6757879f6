package dev.mayday.ingest.http;

import dev.mayday.ingest.Refusal;
import dev.mayday.ingest.reading.EnvelopeReader;
import dev.mayday.ingest.reading.Reading;
import dev.mayday.ingest.spool.Storing;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.Dsn;
import dev.mayday.wire.EnvelopeRecord;
import dev.mayday.wire.HeaderPeek;
import dev.mayday.wire.SpooledEnvelope;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request on its way to the spool, all on its own event loop: judge what the head says, find
/// out who sends, read the body, look into it, store it, answer. It ends in exactly one of
/// [#accept], [#refuse] and [#gone].
final class Exchange implements BodyReader.Receiver {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final Reception reception;
    private final HttpServerRequest request;
    private final Route route;
    private final Context context;
    private final Admission admission;
    private final Instant received;
    private final String address;
    private final InFlight.Part part;
    private ContentEncoding encoding = ContentEncoding.IDENTITY;
    private String client = "";
    private Principal principal = Principal.NOBODY;
    private @Nullable BodyReader reader;
    private boolean isTrusted;
    private boolean ended;

    Exchange(Reception reception, HttpServerRequest request, Route route, Context context) {
        this.reception = reception;
        this.request = request;
        this.route = route;
        this.context = context;
        this.received = reception.clock().instant();
        this.address = reception.clients().of(request);
        this.admission = new Admission(reception, request, route, context, address);
        this.part = reception.inFlight().begin(address);
    }

    void begin() {
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
        switch (RequestHead.of(reception, request, route)) {
            case RequestHead.Refused(var because) -> refuse(because);
            case RequestHead.Named(var coding, var key, var from) -> {
                encoding = coding;
                client = from;
                admission.of(key, verdict -> guarded(() -> enter(verdict, this::readBody)));
            }
            case RequestHead.Anonymous(var coding) -> {
                encoding = coding;
                readBody();
            }
        }
    }

    /// Goes on with the next step if the key may.
    private void enter(Principal.Verdict verdict, Runnable next) {
        principal = verdict.principal();
        if (verdict.refusal() == null) {
            part.named(principal.publicKey());
            next.run();
        } else {
            refuse(verdict.refusal());
        }
    }

    private void readBody() {
        if (request.method() == HttpMethod.GET) {
            body(route.kind() == Route.Kind.STORE ? Query.of(request).data() : new byte[0]);
            return;
        }
        reader = new BodyReader(reception, request, part, principal != Principal.NOBODY, this);
        reader.start();
    }

    @Override
    public @Nullable Refusal look(byte[] bytes, int size) {
        return switch (HeaderPeek.at(encoding, bytes, size)) {
            case HeaderPeek.NotYet _ -> null;
            case HeaderPeek.Malformed _ -> Refusal.BadEnvelope.header();
            case HeaderPeek.Found(var header) -> identify(header.dsn());
        };
    }

    private @Nullable Refusal identify(@Nullable Dsn dsn) {
        if (dsn == null) return new Refusal.NoCredentials();
        admission.of(dsn, verdict -> guarded(() -> enter(verdict, this::named)));
        return null;
    }

    private void named() {
        if (reader != null) reader.named();
    }

    @Override
    public void body(byte[] bytes) {
        guarded(() -> decode(bytes));
    }

    /// What is taken on trust is not unpacked before there is some left.
    private void decode(byte[] bytes) {
        if (principal != Principal.NOBODY && !mayTake()) return;
        boolean isEnvelope = RequestHead.isEnvelope(request, route);
        var report = isEnvelope ? null : Reports.of(request, route);
        if (report != null) {
            onWorker(() -> reception.reports().read(report, bytes, encoding, part::unpack));
        } else if (bytes.length > EnvelopeReader.LARGE_BODY) {
            onWorker(
                    () ->
                            isEnvelope
                                    ? reception.envelopes().read(bytes, encoding)
                                    : reception.events().read(bytes, encoding));
        } else if (!isEnvelope) {
            read(reception.events().read(bytes, encoding));
        } else if (reception.envelopes().readNow(bytes, encoding) instanceof Reading.Done done) {
            read(done);
        } else {
            onWorker(() -> reception.envelopes().read(bytes, encoding));
        }
    }

    private void onWorker(Callable<Reading.Done> reading) {
        boolean hasTurn =
                reception
                        .turns()
                        .take(
                                address,
                                principal.publicKey(),
                                part::mayWait,
                                end -> context.runOnContext(_ -> work(reading, end)));
        if (!hasTurn) refuse(new Refusal.Overloaded());
    }

    private void work(Callable<Reading.Done> reading, Runnable end) {
        part.whole();
        context.executeBlocking(reading, false)
                .onComplete(_ -> end.run())
                .onSuccess(what -> guarded(() -> read(what)))
                .onFailure(this::fail);
    }

    private void read(Reading.Done reading) {
        switch (reading) {
            case Reading.Refused(var because) -> refuse(because);
            case Reading.Several(var all) -> store(all);
            case Reading.Readable readable -> {
                var dsn = readable.header() == null ? null : readable.header().dsn();
                Runnable store = () -> storeUnlessContradicted(dsn, readable);
                if (principal != Principal.NOBODY) store.run();
                else if (dsn == null) refuse(new Refusal.NoCredentials());
                else admission.of(dsn, verdict -> guarded(() -> enter(verdict, store)));
            }
        }
    }

    private void storeUnlessContradicted(@Nullable Dsn dsn, Reading.Readable readable) {
        var contradiction = principal.contradiction(dsn);
        if (contradiction == null) store(List.of(readable));
        else refuse(contradiction);
    }

    /// All of a request or nothing, so that one that is refused can come again.
    private void store(List<Reading.Readable> all) {
        if (!mayTake()) return;
        var records = new ArrayList<byte[]>(all.size());
        UUID id = null;
        for (var readable : all) {
            boolean needsOne = readable.eventId() == null && readable.needsId();
            id = needsOne ? UUID.randomUUID() : readable.eventId();
            records.add(EnvelopeRecord.encode(envelope(readable, id)));
        }
        // Of several the last one's; the answer to several names none.
        var answered = id;
        reception
                .spool()
                .append(
                        records,
                        storing ->
                                context.runOnContext(
                                        _ -> guarded(() -> stored(storing, answered))));
    }

    /// Asked once for a request, whatever is in it; refuses it when not.
    private boolean mayTake() {
        isTrusted = isTrusted || principal.verified() || reception.keys().mayTrust(address);
        if (!isTrusted) refuse(new Refusal.Unverifiable());
        return isTrusted;
    }

    private SpooledEnvelope envelope(Reading.Readable readable, @Nullable UUID id) {
        return new SpooledEnvelope(
                0,
                received,
                principal.projectId(),
                principal.publicKey(),
                principal.verified(),
                readable.endpoint(),
                readable.encoding(),
                id,
                address,
                RequestHead.header(request, "User-Agent"),
                client,
                RequestHead.header(request, "Origin"),
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
        if (!end()) return;
        reception.meters().accepted();
        if (principal.verified()) reception.outcomes().accepted(principal.publicKey(), received);
        if (request.response().closed()) return;
        Replies.accepted(request, route.kind(), id);
    }

    @Override
    public void refused(Refusal because) {
        refuse(because);
    }

    private void refuse(Refusal because) {
        if (!end()) return;
        // Only of what is verified: nobody may fill another one's books.
        var of = principal.verified() ? principal : Principal.NOBODY;
        reception.outcomes().count(of.projectId(), of.publicKey(), because);
        reception.meters().refused(because);
        Replies.refused(reception.vertx(), request, because);
    }

    @Override
    public void gone() {
        end();
    }

    /// False when it has ended before.
    private boolean end() {
        if (ended) return false;
        ended = true;
        if (reader != null) reader.stop();
        part.end();
        return true;
    }
}
