package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Lists;
import dev.mayday.issues.event.json.Notes;
import dev.mayday.issues.event.json.Path;
import dev.mayday.issues.event.json.Texts;
import dev.mayday.issues.event.json.Urls;
import java.util.Locale;
import java.util.Set;

/// One frame of a stack (protocol 5.4).
final class FrameNormaliser {

    private static final int MOST_LINES = 10;
    private static final Set<String> KNOWN =
            Set.of(
                    "filename",
                    "abs_path",
                    "function",
                    "raw_function",
                    "symbol",
                    "module",
                    "package",
                    "lineno",
                    "colno",
                    "platform",
                    "in_app",
                    "context_line",
                    "pre_context",
                    "post_context",
                    "vars",
                    "image_addr",
                    "instruction_addr",
                    "symbol_addr",
                    "addr_mode",
                    "trust",
                    "lang",
                    "lock",
                    "stack_start",
                    "source_link",
                    "data",
                    "snapshot");

    private FrameNormaliser() {}

    static void normalise(Fields frame) {
        names(frame);
        paths(frame);
        position(frame, "lineno");
        position(frame, "colno");
        frame.flag("in_app");
        context(frame);
        vars(frame);
        addresses(frame);
        var data = frame.bag("data", Bag.SMALL);
        if (data != null) data.remove("orig_in_app");
        frame.bag("lock", Bag.SMALL);
        frame.flag("stack_start");
        frame.others(KNOWN, Bag.SMALL);
    }

    private static void names(Fields frame) {
        symbol(frame, "function");
        symbol(frame, "symbol");
        frame.texts(Limit.SYMBOL, "raw_function", "module");
        frame.texts(Limit.WORD, "platform", "lang", "trust");
        frame.text("package", Limit.PATH);
        frame.text("source_link", Limit.URL);
    }

    private static void symbol(Fields frame, String key) {
        if ("?".equals(frame.text(key, Limit.SYMBOL))) frame.node.remove(key);
    }

    /// Both paths, whichever came: the file name is the path part of a URL, or the same.
    private static void paths(Fields frame) {
        var filename = frame.text("filename", Limit.PATH);
        var path = frame.text("abs_path", Limit.PATH);
        if (path == null && filename != null) {
            path = filename;
            filename = null;
            frame.node.put("abs_path", path);
        }
        if (filename == null && path != null) frame.node.put("filename", Urls.pathOf(path));
    }

    /// 0 means unknown.
    private static void position(Fields frame, String key) {
        var number = frame.natural(key);
        if (number != null && number == 0) frame.node.remove(key);
    }

    private static void context(Fields frame) {
        boolean around = lines(frame, "pre_context", true) | lines(frame, "post_context", false);
        var line = frame.node.get("context_line");
        boolean blank = line != null && line.isTextual() && line.textValue().isBlank();
        var text = blank ? "" : frame.text("context_line", Limit.LINE);
        if (around && text == null) frame.node.put("context_line", "");
    }

    private static boolean lines(Fields frame, String key, boolean nearestLast) {
        var list = frame.list(key);
        if (list == null) return false;
        int length = list.size();
        var path = frame.path.at(key);
        int gone = nearestLast ? Lists.keepLast(list, MOST_LINES) : 0;
        Lists.keepFirst(list, MOST_LINES);
        if (gone > 0) frame.notes.movedUp(path, gone);
        if (length > MOST_LINES) frame.notes.shortened(path, length);
        for (int i = 0; i < list.size(); i++) {
            var line = list.get(i);
            var text = line.isNull() ? "" : Texts.anyText(line);
            if (!line.isTextual() || !Limit.LINE.holds(text)) {
                list.set(i, TextNode.valueOf(line(text, path.at(i), frame.notes)));
            }
        }
        return true;
    }

    private static String line(String text, Path path, Notes notes) {
        if (Limit.LINE.holds(text)) return text;
        var cut = Texts.cut(text, Limit.LINE.max);
        notes.cut(path, text, cut);
        return cut;
    }

    /// Variables of native frames come as a list: their index is their name.
    private static void vars(Fields frame) {
        if (frame.get("vars") instanceof ArrayNode list) {
            ObjectNode named = frame.node.putObject("vars");
            for (int i = 0; i < list.size(); i++) named.set(Integer.toString(i), list.get(i));
        }
        frame.bag("vars", Bag.MEDIUM);
    }

    private static void addresses(Fields frame) {
        for (var key : new String[] {"image_addr", "instruction_addr", "symbol_addr"}) {
            var value = frame.get(key);
            if (value == null) continue;
            if (value.isIntegralNumber())
                frame.node.put(key, "0x" + Long.toHexString(value.longValue()));
            else frame.text(key, Limit.WORD);
        }
        var mode = frame.text("addr_mode", Limit.WORD);
        if (mode != null) frame.node.put("addr_mode", mode.toLowerCase(Locale.ROOT));
    }
}
