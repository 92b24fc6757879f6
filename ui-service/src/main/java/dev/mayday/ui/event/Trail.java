package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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

    /// One step of the trail that led to the error.
    ///
    /// @param time of day, "09:14:31.891", or "" when unknown
    /// @param iso for `<time datetime>`
    /// @param pause how long nothing happened before this step, "5.0 s"; empty when it was short
    /// @param kind its type, where the category does not say it already
    /// @param last whether this is the error itself
    public record Crumb(
            String time,
            String iso,
            String pause,
            String category,
            String kind,
            String level,
            String message,
            List<Pair> data,
            boolean last) {

        public Crumb {
            data = List.copyOf(data);
        }

        static Crumb of(JsonNode crumb, @Nullable Instant at, @Nullable Instant before) {
            var type = Json.text(crumb, "type");
            var category = Json.text(crumb, "category");
            return new Crumb(
                    at == null ? "" : TimeOfDay.of(at),
                    at == null ? "" : at.toString(),
                    pause(before, at),
                    category.isEmpty() ? type : category,
                    category.isEmpty() || type.equals("default") || type.equals(category)
                            ? ""
                            : type,
                    level(Json.text(crumb, "level")),
                    Json.text(crumb, "message"),
                    Pair.allOr("data", crumb.path("data")),
                    false);
        }

        static Crumb error(String category, String message, Instant at, @Nullable Instant before) {
            return new Crumb(
                    TimeOfDay.of(at),
                    at.toString(),
                    pause(before, at),
                    category,
                    "",
                    "error",
                    message,
                    List.of(),
                    true);
        }

        private static String level(String level) {
            return switch (level) {
                case "fatal", "error", "warning", "info", "debug" -> level;
                default -> "info";
            };
        }

        private static String pause(@Nullable Instant before, @Nullable Instant at) {
            if (before == null || at == null) return "";
            var pause = Duration.between(before, at);
            return pause.compareTo(Duration.ofSeconds(1)) < 0 ? "" : TimeOfDay.span(pause);
        }
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
