package dev.mayday.issues.read;

import dev.mayday.issues.read.EventNeighbors.Neighbors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The kept events of an issue that a query finds: where each stands, and the few newest whole. A
/// thousand whole ones would fill the memory for the sake of one.
final class Matches {

    private static final Comparator<Place> NEWEST_FIRST =
            Comparator.comparing(Place::received)
                    .reversed()
                    .thenComparing(place -> place.id().toString());

    private record Place(UUID id, Instant received) {
        static Place of(StoredEvent event) {
            return new Place(event.id(), event.received());
        }
    }

    private final List<Place> newestFirst = new ArrayList<>();
    private final List<StoredEvent> newest = new ArrayList<>();

    /// @param event older than those before
    void add(StoredEvent event) {
        newestFirst.add(Place.of(event));
        if (newest.size() < Recommended.AMONG) newest.add(event);
    }

    /// @param which `latest`, `oldest` or `recommended`; empty for an id, and where nothing matches
    Optional<UUID> chosen(String which) {
        if (newestFirst.isEmpty()) return Optional.empty();
        return switch (which) {
            case "latest" -> Optional.of(newestFirst.getFirst().id());
            case "oldest" -> Optional.of(newestFirst.getLast().id());
            case "recommended" -> Recommended.of(newest).map(StoredEvent::id);
            default -> Optional.empty();
        };
    }

    /// Empty unless it is one of the few newest.
    Optional<StoredEvent> whole(UUID id) {
        return newest.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /// Also of an event that does not match: then it is none of them, but between two.
    ///
    /// @param partly whether there are kept events that the query was not tested on
    Neighbors around(StoredEvent event, boolean partly) {
        var place = Place.of(event);
        int newer = 0;
        while (newer < newestFirst.size() && NEWEST_FIRST.compare(at(newer), place) < 0) newer++;
        var itself = newer < newestFirst.size() && at(newer).equals(place);
        return new Neighbors(
                id(itself ? newer + 1 : newer),
                id(newer - 1),
                itself ? newestFirst.size() - newer : 0,
                newestFirst.size(),
                partly);
    }

    private Place at(int place) {
        return newestFirst.get(place);
    }

    private @Nullable UUID id(int place) {
        return place >= 0 && place < newestFirst.size() ? at(place).id() : null;
    }
}
