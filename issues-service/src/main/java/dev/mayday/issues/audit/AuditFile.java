package dev.mayday.issues.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.issues.AuditApi.Entry;
import dev.mayday.issues.Refused;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The log as lines of a file.
enum AuditFile {
    CSV {
        @Override
        String head() {
            return "time,actor,account,email,via,address,action,object,before,after\r\n";
        }

        @Override
        String line(Entry entry) {
            return Stream.of(
                                    entry.at().toString(),
                                    entry.actor(),
                                    entry.account() == null ? "" : entry.account().toString(),
                                    entry.email(),
                                    entry.via(),
                                    entry.address(),
                                    entry.action(),
                                    entry.object(),
                                    entry.before() == null ? "" : json(entry.before()),
                                    entry.after() == null ? "" : json(entry.after()))
                            .map(AuditFile::cell)
                            .collect(Collectors.joining(","))
                    + "\r\n";
        }
    },
    NDJSON {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(Entry entry) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("time", entry.at().toString());
            values.put("actor", entry.actor());
            values.put("account", entry.account());
            values.put("email", entry.email());
            values.put("via", entry.via());
            values.put("address", entry.address());
            values.put("action", entry.action());
            values.put("object", entry.object());
            values.put("before", entry.before());
            values.put("after", entry.after());
            return json(values) + "\n";
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What spreadsheets take for the beginning of a formula.
    private static final String FORMULA = "=+-@\t\r\n";

    static AuditFile of(@Nullable String word) {
        return switch (word) {
            case "csv" -> CSV;
            case "ndjson" -> NDJSON;
            case null, default -> throw Refused.invalid("format: csv or ndjson");
        };
    }

    abstract String head();

    abstract String line(Entry entry);

    String lines(List<Entry> entries) {
        return entries.stream().map(this::line).collect(Collectors.joining());
    }

    /// RFC 4180, always quoted; an apostrophe before what would be run as a formula.
    static String cell(String text) {
        boolean runs = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (runs ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private static String json(Map<String, ?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
