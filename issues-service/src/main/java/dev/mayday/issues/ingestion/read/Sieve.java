package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.Decoding;
import dev.mayday.wire.EnvelopeItem;
import dev.mayday.wire.EnvelopeScanner;
import dev.mayday.wire.Framing;
import dev.mayday.wire.ItemType;
import dev.mayday.wire.Limits;
import dev.mayday.wire.SpooledEnvelope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads records and says what becomes of each of their items: an occurrence, or an outcome. Pure;
/// belongs to one thread.
///
/// Ingest has looked at the sizes; the limits here only keep a broken record from harm.
public record Sieve(Known known, OccurrenceReader occurrences) implements AutoCloseable {

    private static final long MOST = 1L << 30;
    private static final int LARGEST_EVENT = 64 << 20;
    private static final Limits LIMITS = Limits.of(MOST, LARGEST_EVENT, MOST);

    /// Never fails: a record that cannot be read through a fault of ours is marked as poison.
    public Sifted sift(SpooledEnvelope record) {
        try {
            return switch (known.ownerOf(record)) {
                case Known.Owner.Accepted accepted -> read(record, accepted.source(), "");
                case Known.Owner.Refused refused ->
                        read(record, refused.source(), refused.reason());
            };
        } catch (Throwable fault) {
            return putAside(record, fault.toString());
        }
    }

    /// Without a look into it, for this reason.
    public static Sifted putAside(SpooledEnvelope record, String why) {
        var source = new Outcome.Source(record.projectId(), record.publicKey(), record.received());
        return unreadable(record, source, "internal")
                .poisoned(new Sifted.Poison(why, Categories.UNKNOWN));
    }

    /// @param refusal why nothing of it may be stored; empty when it may
    private Sifted read(SpooledEnvelope record, Outcome.Source source, String refusal) {
        return switch (record.endpoint()) {
            case ENVELOPE -> envelope(record, source, refusal);
            case STORE -> store(record, source, refusal);
            case UNREADABLE ->
                    unreadable(record, source, "internal")
                            .poisoned(new Sifted.Poison("not a record", Categories.UNKNOWN));
        };
    }

    private Sifted envelope(SpooledEnvelope record, Outcome.Source source, String refusal) {
        var payloads = new Payloads();
        var scanner = new EnvelopeScanner(LIMITS, payloads);
        var decoded = Decoding.stream(record.encoding(), record.body(), MOST, scanner);
        if (!(decoded instanceof Decoding.Result.Complete)) {
            return undecoded(record, source, decoded);
        }
        return switch (scanner.end()) {
            case Framing.Malformed _ -> unreadable(record, source, "invalid_envelope");
            case Framing.TooLarge _ -> unreadable(record, source, "too_large");
            case Framing.Envelope envelope -> {
                var items = new Items(record, envelope, source, payloads);
                yield refusal.isEmpty() ? items.accept() : items.refuse(refusal);
            }
        };
    }

    private Sifted store(SpooledEnvelope record, Outcome.Source source, String refusal) {
        return switch (Decoding.decode(record.encoding(), record.body(), LARGEST_EVENT)) {
            case Decoding.Decoded.Failed failed -> undecoded(record, source, failed.because());
            case Decoding.Decoded.Bytes _ when !refusal.isEmpty() ->
                    unreadable(record, source, refusal);
            case Decoding.Decoded.Bytes body -> {
                var payload = StoreBody.json(body.bytes(), LARGEST_EVENT);
                yield occurrences.read(record, source, null, payload).into(record, List.of());
            }
        };
    }

    private static Sifted undecoded(
            SpooledEnvelope record, Outcome.Source source, Decoding.Result why) {
        return why instanceof Decoding.Result.Unavailable
                ? unreadable(record, source, "internal")
                        .poisoned(new Sifted.Poison(why.toString(), Categories.UNKNOWN))
                : unreadable(record, source, "invalid_envelope");
    }

    private static Sifted unreadable(SpooledEnvelope record, Outcome.Source source, String reason) {
        return Sifted.of(record, List.of(source.invalid(Categories.UNKNOWN, reason, 1)));
    }

    @Override
    public void close() {
        occurrences.close();
    }

    /// The items of one envelope.
    private final class Items {

        private final SpooledEnvelope record;
        private final Framing.Envelope envelope;
        private final Outcome.Source source;
        private final Payloads payloads;
        private final List<Outcome> outcomes = new ArrayList<>();
        private OccurrenceReader.@Nullable Result event;
        private final Set<ItemType.Share> shares = EnumSet.noneOf(ItemType.Share.class);

        Items(
                SpooledEnvelope record,
                Framing.Envelope envelope,
                Outcome.Source source,
                Payloads payloads) {
            this.record = record;
            this.envelope = envelope;
            this.source = source;
            this.payloads = payloads;
        }

        Sifted refuse(String reason) {
            for (var item : envelope.items()) invalid(item, reason);
            return Sifted.of(record, outcomes);
        }

        Sifted accept() {
            for (var item : envelope.items()) accept(item);
            return event == null ? Sifted.of(record, outcomes) : event.into(record, outcomes);
        }

        private void accept(EnvelopeItem item) {
            var type = ItemType.of(item);
            boolean duplicate = type.share() != ItemType.Share.MANY && !shares.add(type.share());
            if (duplicate) invalid(item, "duplicate_item");
            else accept(item, type);
        }

        private void accept(EnvelopeItem item, ItemType type) {
            switch (type.fate()) {
                case STORE -> event = readEvent(item);
                case ADD_UP -> report(item);
                case COUNT -> counted(item);
                case REFUSE -> invalid(item, "unsupported_item");
                case DROP -> invalid(item, "unknown_item");
            }
        }

        private OccurrenceReader.Result readEvent(EnvelopeItem item) {
            var payload = payloads.of(item);
            if (ItemType.of(item) != ItemType.RAW_SECURITY) return readEvent(payload);
            return switch (BrowserReports.read(payload, item, record)) {
                case BrowserReport.Event(var event) -> readEvent(event);
                case BrowserReport.Unwanted(var reason) ->
                        new OccurrenceReader.Result.Settled(
                                source.filtered(ItemType.of(item).category().wire(), reason));
                case BrowserReport.Unknown(var reason) ->
                        new OccurrenceReader.Result.Settled(
                                source.invalid(ItemType.of(item).category().wire(), reason, 1));
            };
        }

        private OccurrenceReader.Result readEvent(byte[] payload) {
            return occurrences.read(record, source, envelope.header().sentAt(), payload);
        }

        private void report(EnvelopeItem item) {
            try {
                outcomes.addAll(ClientReport.read(payloads.of(item), source));
                counted(item);
            } catch (IOException notJson) {
                invalid(item, "invalid_json");
            }
        }

        private void counted(EnvelopeItem item) {
            for (var category : Categories.of(item, payloads.held(item))) {
                outcomes.add(source.accepted(category.name(), "counted", category.quantity()));
            }
        }

        private void invalid(EnvelopeItem item, String reason) {
            for (var category : Categories.of(item, payloads.held(item))) {
                outcomes.add(source.invalid(category.name(), reason, category.quantity()));
            }
        }
    }
}
