package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of the trail that led to the error.
///
/// @param time of day, "09:14:31.891", or "" when unknown
/// @param iso for `<time datetime>`
/// @param pause how long nothing happened before this step, "5.0 s"; empty when it was short
/// @param last whether this is the error itself
public record Crumb(
        String time,
        String iso,
        String pause,
        String category,
        String level,
        String message,
        List<Pair> data,
        boolean last) {

    public Crumb {
        data = List.copyOf(data);
    }

    static Crumb of(JsonNode crumb, @Nullable Instant at, @Nullable Instant before) {
        return new Crumb(
                at == null ? "" : TimeOfDay.of(at),
                at == null ? "" : at.toString(),
                pause(before, at),
                category(crumb),
                level(Json.text(crumb, "level")),
                Json.text(crumb, "message"),
                Pair.all(crumb.path("data")),
                false);
    }

    static Crumb error(String category, String message, Instant at, @Nullable Instant before) {
        return new Crumb(
                TimeOfDay.of(at),
                at.toString(),
                pause(before, at),
                category,
                "error",
                message,
                List.of(),
                true);
    }

    private static String category(JsonNode crumb) {
        var category = Json.text(crumb, "category");
        return category.isEmpty() ? Json.text(crumb, "type") : category;
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
