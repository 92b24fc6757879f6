package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The breadcrumbs in time order, ending with the error.
///
/// @param earlier steps that start folded
/// @param recent the last steps, the error at the end
/// @param zone in which all times are told
/// @param levels that occur, the gravest first, with how often
public record Trail(List<Crumb> earlier, List<Crumb> recent, String zone, List<LevelCount> levels) {

    private static final int RECENT = 15;
    private static final List<String> LEVELS =
            List.of("fatal", "error", "warning", "info", "debug");

    public Trail {
        earlier = List.copyOf(earlier);
        recent = List.copyOf(recent);
        levels = List.copyOf(levels);
    }

    /// How many steps have a level.
    public record LevelCount(String level, int count) {}

    /// One step of the trail that led to the error.
    ///
    /// @param time of day, "09:14:31.891", or "" when unknown
    /// @param offset to the error, "−1.2 s"; empty when unknown and for the error itself
    /// @param iso for `<time datetime>`
    /// @param pause how long nothing happened before this step, "5.0 s"; empty when it was short
    /// @param kind its type, where the category does not say it already
    /// @param last whether this is the error itself
    public record Crumb(
            String time,
            String offset,
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

        static Crumb of(
                JsonNode crumb, @Nullable Instant at, @Nullable Instant before, Thrown error) {
            var type = Json.text(crumb, "type");
            var category = Json.text(crumb, "category");
            return new Crumb(
                    at == null ? "" : TimeOfDay.of(at, error.zone()),
                    at == null ? "" : TimeOfDay.offset(Duration.between(error.at(), at)),
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

        static Crumb error(Thrown error, @Nullable Instant before) {
            return new Crumb(
                    TimeOfDay.of(error.at(), error.zone()),
                    "",
                    error.at().toString(),
                    pause(before, error.at()),
                    error.what(),
                    "",
                    error.level(),
                    error.message(),
                    List.of(),
                    true);
        }

        private static String level(String level) {
            return LEVELS.contains(level) ? level : "info";
        }

        private static String pause(@Nullable Instant before, @Nullable Instant at) {
            if (before == null || at == null) return "";
            var pause = Duration.between(before, at);
            return pause.compareTo(Duration.ofSeconds(1)) < 0 ? "" : TimeOfDay.span(pause);
        }
    }

    /// What it ended with.
    ///
    /// @param what the error in short, and `message` what it said
    /// @param zone of who looks
    record Thrown(String what, String message, String level, Instant at, ZoneId zone) {}

    static Trail of(JsonNode body, Thrown error) {
        var crumbs = new ArrayList<Crumb>();
        @Nullable Instant before = null;
        for (var crumb : Json.values(body.path("breadcrumbs"))) {
            @Nullable Instant time = TimeOfDay.parse(crumb.path("timestamp"));
            crumbs.add(Crumb.of(crumb, time, before, error));
            before = time;
        }
        var zone = TimeOfDay.name(error.zone());
        if (crumbs.isEmpty()) return new Trail(List.of(), List.of(), zone, List.of());
        crumbs.add(Crumb.error(error, before));
        int cut = Math.max(0, crumbs.size() - RECENT);
        return new Trail(
                crumbs.subList(0, cut), crumbs.subList(cut, crumbs.size()), zone, levels(crumbs));
    }

    private static List<LevelCount> levels(List<Crumb> crumbs) {
        return LEVELS.stream()
                .map(
                        level ->
                                new LevelCount(
                                        level,
                                        (int)
                                                crumbs.stream()
                                                        .filter(one -> one.level().equals(level))
                                                        .count()))
                .filter(level -> level.count() > 0)
                .toList();
    }

    /// Whether there is anything to choose among.
    public boolean differs() {
        return levels.size() > 1;
    }

    public boolean isEmpty() {
        return recent.isEmpty();
    }
}
