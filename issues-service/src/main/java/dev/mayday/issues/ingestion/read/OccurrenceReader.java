package dev.mayday.issues.ingestion.read;

import dev.mayday.issues.event.body.BodyCompressor;
import dev.mayday.issues.event.headline.Headlines;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.Headline;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.event.normalise.Reading;
import dev.mayday.issues.event.normalise.TransportFacts;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.scrub.Scrubber;
import dev.mayday.issues.search.Facts;
import dev.mayday.issues.search.SearchedEvent;
import dev.mayday.wire.SpooledEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// From the payload of an event to an [Occurrence]: normalise, group, hash the user, compress.
/// Belongs to one thread.
public final class OccurrenceReader implements AutoCloseable {

    private final String node;
    private final EventReader events;
    private final Function<NormalisedEvent, Grouping> grouper;
    private final Users users;
    private final LongFunction<Scrubber> scrubbers;
    private final BodyCompressor compressor = new BodyCompressor();

    /// @param node whose spool the records come from
    /// @param scrubbers by the id of the project
    public OccurrenceReader(
            String node,
            EventReader events,
            Function<NormalisedEvent, Grouping> grouper,
            Users users,
            LongFunction<Scrubber> scrubbers) {
        this.node = node;
        this.events = events;
        this.grouper = grouper;
        this.users = users;
        this.scrubbers = scrubbers;
    }

    /// What became of a payload.
    sealed interface Result {

        record Read(Occurrence occurrence) implements Result {}

        /// No issue comes of it.
        record Settled(Outcome outcome) implements Result {}

        /// It should have been read.
        record Poison(Outcome outcome, String why) implements Result {}

        /// The record, with what became of its event.
        default Sifted into(SpooledEnvelope record, List<Outcome> others) {
            var outcomes = new ArrayList<>(others);
            return switch (this) {
                case Read read -> new Sifted(record, outcomes, read.occurrence(), null);
                case Settled settled -> {
                    outcomes.add(settled.outcome());
                    yield Sifted.of(record, outcomes);
                }
                case Poison poison -> {
                    outcomes.add(poison.outcome());
                    yield Sifted.of(record, outcomes)
                            .poisoned(new Sifted.Poison(poison.why(), Categories.ERROR));
                }
            };
        }
    }

    /// @param sentAt of the envelope; null when unknown
    Result read(
            SpooledEnvelope record,
            Outcome.Source source,
            @Nullable Instant sentAt,
            byte[] payload) {
        try {
            var facts =
                    new TransportFacts(
                            source.projectId(),
                            eventId(record),
                            record.received(),
                            sentAt,
                            record.clientAddress(),
                            record.userAgent(),
                            record.sentryClient());
            return switch (events.read(payload, facts, scrubbers.apply(source.projectId()))) {
                case Reading.Refused refused ->
                        new Result.Settled(source.invalid(Categories.ERROR, refused.reason(), 1));
                case Reading.Read read -> occurrence(read.event(), source);
            };
        } catch (Throwable fault) {
            var outcome = source.invalid(Categories.ERROR, "internal", 1);
            return new Result.Poison(outcome, fault.toString());
        }
    }

    private Result occurrence(NormalisedEvent read, Outcome.Source source) {
        if (read.type() == EventType.TRANSACTION) {
            return new Result.Settled(source.accepted(Categories.TRANSACTION, "counted", 1));
        }
        var grouping = grouper.apply(read);
        // Grouping has the last word on which frames are the application's, and the culprit names
        // one of those.
        var event = grouping.event();
        var headline = Headlines.of(event);
        var body = event.body().toJson(event, headline);
        return new Result.Read(
                new Occurrence(
                        event.id(),
                        source,
                        event.timestamp(),
                        event.claimed(),
                        new GroupKey(source.projectId(), grouping.hash()),
                        grouping.explanation(),
                        headline(event, headline),
                        event.environment(),
                        event.release(),
                        event.tags(),
                        Facts.of(SearchedEvent.of(event)),
                        users.hash(source.projectId(), event.userKey()),
                        compressor.compress(body, event.platform())));
    }

    private static Occurrence.Headline headline(NormalisedEvent event, Headline headline) {
        return new Occurrence.Headline(
                headline.title(),
                headline.type(),
                headline.value(),
                headline.culprit(),
                event.level(),
                event.platform(),
                event.handled().wire());
    }

    /// The id that the sender was told. Should there be none, one that stays the same when the
    /// record comes again.
    private UUID eventId(SpooledEnvelope record) {
        var answered = record.eventId();
        if (answered != null) return answered;
        var receipt = node + ":" + record.sequence();
        return UUID.nameUUIDFromBytes(receipt.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        compressor.close();
    }
}
