package dev.mayday.issues.read;

import dev.mayday.issues.read.EventNeighbors.Neighbors;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The kept events of an issue that a query finds.
///
/// @param partly whether there are kept events that it was not tested on
record Matches(List<StoredEvent> newestFirst, boolean partly) {

    private static final Comparator<StoredEvent> NEWEST_FIRST =
            Comparator.comparing(StoredEvent::received)
                    .reversed()
                    .thenComparing(event -> event.id().toString());

    Matches {
        newestFirst = List.copyOf(newestFirst);
    }

    /// @param which `latest`, `oldest` or `recommended`; empty for an id, and where nothing matches
    Optional<StoredEvent> chosen(String which) {
        if (newestFirst.isEmpty()) return Optional.empty();
        return switch (which) {
            case "latest" -> Optional.of(newestFirst.getFirst());
            case "oldest" -> Optional.of(newestFirst.getLast());
            case "recommended" -> Recommended.of(newestFirst);
            default -> Optional.empty();
        };
    }

    /// Also of an event that does not match: then it is none of them, but between two.
    Neighbors around(StoredEvent event) {
        int newer = 0;
        while (newer < newestFirst.size() && NEWEST_FIRST.compare(at(newer), event) < 0) newer++;
        var itself = newer < newestFirst.size() && at(newer).id().equals(event.id());
        return new Neighbors(
                id(itself ? newer + 1 : newer),
                id(newer - 1),
                itself ? newestFirst.size() - newer : 0,
                newestFirst.size(),
                partly);
    }

    private StoredEvent at(int place) {
        return newestFirst.get(place);
    }

    private @Nullable UUID id(int place) {
        return place >= 0 && place < newestFirst.size() ? at(place).id() : null;
    }
}
