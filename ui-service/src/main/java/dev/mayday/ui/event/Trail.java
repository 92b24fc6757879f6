package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The breadcrumbs in time order, ending with the error.
///
/// @param earlier steps that start folded
/// @param recent the last steps, the error at the end
public record Trail(List<Crumb> earlier, List<Crumb> recent) {

    private static final int RECENT = 15;

    public Trail {
        earlier = List.copyOf(earlier);
        recent = List.copyOf(recent);
    }

    /// @param what the error in short, and `message` what it said
    static Trail of(JsonNode body, String what, String message, Instant at) {
        var crumbs = new ArrayList<Crumb>();
        @Nullable Instant before = null;
        for (var crumb : Json.values(body.path("breadcrumbs"))) {
            @Nullable Instant time = TimeOfDay.parse(crumb.path("timestamp"));
            crumbs.add(Crumb.of(crumb, time, before));
            before = time;
        }
        if (crumbs.isEmpty()) return new Trail(List.of(), List.of());
        crumbs.add(Crumb.error(what, message, at, before));
        int cut = Math.max(0, crumbs.size() - RECENT);
        return new Trail(crumbs.subList(0, cut), crumbs.subList(cut, crumbs.size()));
    }

    public boolean isEmpty() {
        return recent.isEmpty();
    }
}
