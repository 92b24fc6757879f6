package dev.mayday.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// The figures of a run in the order in which they are read, each with its unit.
public final class Report {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// @param value a number or a text
    record Figure(String name, Object value, String unit) {}

    private final String command;
    private final Instant at;
    private final List<Figure> figures = new ArrayList<>();

    /// @param command as it was typed
    public Report(String command, Instant at) {
        this.command = command;
        this.at = at;
    }

    public Report add(String name, Object value, String unit) {
        figures.add(new Figure(name, value, unit));
        return this;
    }

    /// Percentiles of a histogram of microseconds, in milliseconds.
    public Report add(String name, Histogram micros, double... percentiles) {
        for (double percentile : percentiles) {
            var digits = percentile == Math.rint(percentile) ? "%.0f" : "%s";
            var label = name + " p" + digits.formatted(percentile);
            add(label, micros.getValueAtPercentile(percentile) / 1000.0, "ms");
        }
        return this;
    }

    /// Like `add`, but says so when there is nothing to say.
    public Report missing(String name, String why) {
        return add(name, why, "");
    }

    /// The value of the first figure of a name.
    ///
    /// @throws java.util.NoSuchElementException when there is none
    public Object value(String name) {
        return figures.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    public String table() {
        var out = new StringBuilder("\n" + command + "\n\n");
        for (var figure : figures) {
            out.append(
                    "  %-36s %12s %s%n"
                            .formatted(figure.name(), shown(figure.value()), figure.unit()));
        }
        return out.toString();
    }

    /// @return the file
    public Path writeTo(Path directory) throws IOException {
        var content = new LinkedHashMap<String, Object>();
        content.put("command", command);
        content.put("at", at.toString());
        content.put("processors", Runtime.getRuntime().availableProcessors());
        content.put("java", Runtime.version().toString());
        content.put("figures", figures);
        Files.createDirectories(directory);
        var time = at.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        var verb = command.replaceAll("\\W.*", "");
        var file = directory.resolve(verb + "-" + time + ".json");
        return Files.write(file, JSON.writeValueAsBytes(content));
    }

    /// Three digits that matter, thousands set apart.
    private static String shown(Object value) {
        if (!(value instanceof Number number)) return value.toString();
        double amount = number.doubleValue();
        if (value instanceof Long || value instanceof Integer || Math.abs(amount) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(amount));
        }
        return String.format(Locale.ROOT, Math.abs(amount) >= 10 ? "%.1f" : "%.2f", amount);
    }
}
