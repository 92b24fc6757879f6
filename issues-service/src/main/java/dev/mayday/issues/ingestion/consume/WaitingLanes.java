package dev.mayday.issues.ingestion.consume;

import dev.mayday.issues.ingestion.consume.EnvelopeConsumer.Delivery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// What stands behind gaps, by lane. Bounded: beyond [#MOST_BYTES] a batch is not kept here; its
/// broker, or its sender, has it still.
final class WaitingLanes {

    private static final long MOST_BYTES = 32L << 20;

    private final Map<Lanes.Lane, Queue> lanes = new HashMap<>();
    private long bytes;

    /// The batches of one lane, the earliest first.
    private static final class Queue {
        private final PriorityQueue<Delivery> deliveries =
                new PriorityQueue<>(
                        Comparator.comparingLong((Delivery d) -> d.batch().firstSequence()));
        private long before;
        private boolean watched;
    }

    /// Whether the lane did not wait before.
    synchronized boolean isNew(Lanes.Lane lane, long before) {
        var isNew = !lanes.containsKey(lane);
        lanes.computeIfAbsent(lane, _ -> new Queue()).before = before;
        return isNew;
    }

    /// @return false when there is no room for it
    synchronized boolean keep(Delivery delivery) {
        int size = delivery.message().getPayload().length;
        var queue = lanes.computeIfAbsent(delivery.lane(), _ -> new Queue());
        if (bytes + size > MOST_BYTES && !queue.deliveries.isEmpty()) return false;
        queue.deliveries.add(delivery);
        bytes += size;
        return true;
    }

    /// The lane has come as far as this batch.
    ///
    /// @return the batch that can be tried now, if there is one
    synchronized List<Delivery> reached(Delivery stored) {
        var queue = lanes.get(stored.lane());
        if (queue == null) return List.of();
        var ready = new ArrayList<Delivery>();
        var next = queue.deliveries.peek();
        if (next != null && next.batch().before() <= stored.batch().lastSequence()) {
            ready.add(take(queue));
        }
        boolean passed = stored.batch().lastSequence() >= queue.before;
        if (queue.deliveries.isEmpty() && passed) lanes.remove(stored.lane());
        return ready;
    }

    /// Whether it falls to the caller to look after the lane again, by [#first].
    synchronized boolean watch(Lanes.Lane lane) {
        var queue = lanes.get(lane);
        if (queue == null || queue.watched) return false;
        queue.watched = true;
        return true;
    }

    /// The earliest of a lane, to look whether its turn has come. A lane of which nothing is left
    /// here waits elsewhere, if at all: another replica has taken over.
    synchronized Optional<Delivery> first(Lanes.Lane lane) {
        var queue = lanes.get(lane);
        if (queue == null) return Optional.empty();
        queue.watched = false;
        if (!queue.deliveries.isEmpty()) return Optional.of(take(queue));
        lanes.remove(lane);
        return Optional.empty();
    }

    synchronized int count() {
        return lanes.size();
    }

    private Delivery take(Queue queue) {
        var delivery = queue.deliveries.remove();
        bytes -= delivery.message().getPayload().length;
        return delivery;
    }
}
