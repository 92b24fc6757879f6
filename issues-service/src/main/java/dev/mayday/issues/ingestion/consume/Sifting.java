package dev.mayday.issues.ingestion.consume;

import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.normalise.EventReader;
import dev.mayday.issues.grouping.Grouping;
import dev.mayday.issues.ingestion.read.Known;
import dev.mayday.issues.ingestion.read.OccurrenceReader;
import dev.mayday.issues.ingestion.read.Sieve;
import dev.mayday.issues.ingestion.read.Sifted;
import dev.mayday.issues.ingestion.read.Users;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Reads the records of a batch on several threads.
final class Sifting {

    /// Records that one thread reads at a time; fewer when they are large, so that the others help.
    private static final int SLICE = 32;

    private static final int SLICE_BYTES = 256 << 10;

    private final EventReader events = new EventReader();
    private final Function<NormalisedEvent, Grouping> grouper;
    private final Executor workers;
    private final InHand inHand;
    private final DigestMeters meters;

    Sifting(
            Function<NormalisedEvent, Grouping> grouper,
            Executor workers,
            InHand inHand,
            DigestMeters meters) {
        this.grouper = grouper;
        this.workers = workers;
        this.inHand = inHand;
        this.meters = meters;
    }

    /// In the order of the batch.
    ///
    /// @param secret under which users are kept
    Uni<List<Sifted>> sift(EnvelopeBatch batch, Known known, byte[] secret) {
        var slices = new ArrayList<Uni<List<Sifted>>>();
        for (var slice : slices(batch.envelopes())) {
            slices.add(
                    Uni.createFrom()
                            .item(() -> sift(batch.node(), known, secret, slice))
                            .runSubscriptionOn(workers));
        }
        return Uni.join()
                .all(slices)
                .andFailFast()
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    private List<Sifted> sift(
            String node, Known known, byte[] secret, List<SpooledEnvelope> records) {
        var users = new Users(secret);
        var reader = new OccurrenceReader(node, events, grouper, users, known::scrubber);
        try (var sieve = new Sieve(known, reader)) {
            var id = InHand.node(node);
            return records.stream().map(record -> sift(id, record, sieve)).toList();
        }
    }

    private Sifted sift(UUID node, SpooledEnvelope record, Sieve sieve) {
        return inHand.hold(
                node,
                record.sequence(),
                () -> meters.watch(() -> sieve.sift(record)),
                () -> Sieve.putAside(record, "it has ended the process twice"));
    }

    private static List<List<SpooledEnvelope>> slices(List<SpooledEnvelope> records) {
        var slices = new ArrayList<List<SpooledEnvelope>>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < records.size(); i++) {
            bytes += records.get(i).body().length;
            boolean isFull = i + 1 - from == SLICE || bytes >= SLICE_BYTES;
            if (!isFull && i + 1 < records.size()) continue;
            slices.add(records.subList(from, i + 1));
            from = i + 1;
            bytes = 0;
        }
        return slices;
    }
}
