package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mayday.contracts.Level;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Texts;
import java.util.Locale;
import java.util.Set;

/// The plain values of the top level (protocol 5.1).
final class ScalarNormaliser {

    private static final int LONGEST_LOGGER = 64;
    private static final int MOST_FINGERPRINTS = 32;
    private static final int LOOKED_AT = 500;

    private static final Set<String> PLATFORMS =
            Set.of(
                    "as3",
                    "c",
                    "cfml",
                    "cocoa",
                    "csharp",
                    "dart",
                    "elixir",
                    "erlang",
                    "go",
                    "groovy",
                    "haskell",
                    "java",
                    "javascript",
                    "kotlin",
                    "lua",
                    "native",
                    "node",
                    "objc",
                    "ocaml",
                    "other",
                    "perl",
                    "php",
                    "powershell",
                    "python",
                    "ruby",
                    "rust",
                    "scala",
                    "swift");

    private ScalarNormaliser() {}

    static void normalise(Fields event, boolean transaction) {
        Levels.normalise(event, transaction ? Level.INFO : Level.ERROR);
        platform(event);
        logger(event);
        event.text("server_name", Limit.SYMBOL);
        event.texts(Limit.WORD, "site", "checksum");
        event.texts(Limit.TAG, "transaction", "culprit");
        event.text("title", Limit.TITLE);
        event.bag("transaction_info", Bag.SMALL);
        fingerprint(event);
    }

    private static void platform(Fields event) {
        var named = event.text("platform", Limit.WORD);
        var platform = named == null ? "other" : named.strip().toLowerCase(Locale.ROOT);
        if (PLATFORMS.contains(platform)) {
            event.node.put("platform", platform);
            return;
        }
        if (named != null) {
            event.notes.invalid(
                    event.path.at("platform"), "not a known platform", event.node.get("platform"));
        }
        event.node.put("platform", "other");
    }

    private static void logger(Fields event) {
        var name = event.text("logger", Limit.MESSAGE);
        if (name == null) return;
        if (name.strip().indexOf('\n') >= 0 || name.strip().indexOf('\r') >= 0) {
            event.drop("logger", "a logger has no line breaks");
            return;
        }
        var full = name.strip();
        var shortened = shortened(full);
        if (!shortened.equals(full)) event.notes.shortened(event.path.at("logger"), length(full));
        event.node.put("logger", shortened);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Java's loggers say most at the end: `org.acme.very.long.Name` loses leading segments.
    private static String shortened(String logger) {
        if (logger.length() <= LONGEST_LOGGER) return logger;
        var tail = logger.substring(logger.length() - LONGEST_LOGGER + 1);
        int dot = tail.indexOf('.');
        return "*" + Texts.clean(dot < 0 ? tail : tail.substring(dot));
    }

    private static void fingerprint(Fields event) {
        var sent = event.list("fingerprint");
        if (sent == null) return;
        var kept = event.node.arrayNode();
        for (int i = 0;
                i < Math.min(sent.size(), LOOKED_AT) && kept.size() < MOST_FINGERPRINTS;
                i++) {
            var text = Texts.lenient(sent.get(i));
            if (text != null) part(event, kept, text);
            else
                event.notes.invalid(
                        event.path.at("fingerprint").at(i), "expected a string", sent.get(i));
        }
        if (sent.size() > MOST_FINGERPRINTS) {
            event.notes.shortened(event.path.at("fingerprint"), sent.size());
        }
        if (kept.isEmpty()) event.node.remove("fingerprint");
        else event.node.set("fingerprint", kept);
    }

    private static void part(Fields event, ArrayNode kept, String text) {
        var cut = Texts.cut(text, Limit.NAME.max);
        var path = event.path.at("fingerprint").at(kept.size());
        if (!cut.equals(text)) event.notes.cut(path, text, cut);
        kept.add(cut);
    }
}
