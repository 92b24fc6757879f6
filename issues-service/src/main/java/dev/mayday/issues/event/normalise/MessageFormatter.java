package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.event.json.Limit;
import dev.mayday.issues.event.json.Lists;
import dev.mayday.issues.event.json.Texts;
import org.jspecify.annotations.Nullable;

/// Fills a template as the application's logger would have: `%s` and `%(name)s`, or `{}`, `{0}` and
/// `{name}`. What has no parameter stays as written. The result is bounded, however often a
/// parameter repeats.
final class MessageFormatter {

    private static final int LONGEST = Limit.MESSAGE.max * 2;
    private static final String CONVERSIONS = "sdifrxXoeEgGcbav";

    private final String template;
    private final JsonNode params;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int next;
    private boolean filled;

    private MessageFormatter(String template, JsonNode params) {
        this.template = template;
        this.params = params;
    }

    static String format(String template, JsonNode params) {
        var printf = new MessageFormatter(template, params);
        if (template.indexOf('%') >= 0) printf.run('%');
        if (printf.filled) return printf.text.toString();
        var braces = new MessageFormatter(template, params);
        if (template.indexOf('{') >= 0) braces.run('{');
        return braces.filled ? braces.text.toString() : template;
    }

    private void run(char mark) {
        while (at < template.length() && text.length() < LONGEST) {
            char c = template.charAt(at);
            boolean doubled = c == mark && template.startsWith(String.valueOf(mark).repeat(2), at);
            if (doubled) {
                text.append(c);
                at += 2;
            } else if (c != mark || !(mark == '%' ? percent() : brace())) {
                text.append(c);
                at++;
            }
        }
    }

    /// `%`, an optional name in brackets, flags, width and precision, one letter.
    private boolean percent() {
        int i = at + 1;
        String name = null;
        if (i < template.length() && template.charAt(i) == '(') {
            int close = template.indexOf(')', i);
            if (close < 0) return false;
            name = template.substring(i + 1, close);
            i = close + 1;
        }
        while (i < template.length() && "-+ #0123456789.".indexOf(template.charAt(i)) >= 0) i++;
        boolean conversion = i < template.length() && CONVERSIONS.indexOf(template.charAt(i)) >= 0;
        return conversion && fill(name, i + 1);
    }

    /// `{`, an optional name or index, an optional conversion or format that we leave out, `}`.
    private boolean brace() {
        int close = template.indexOf('}', at);
        if (close < 0 || close - at > 100) return false;
        var inside = template.substring(at + 1, close);
        int end = 0;
        while (end < inside.length() && inside.charAt(end) != '!' && inside.charAt(end) != ':')
            end++;
        var name = inside.substring(0, end).strip();
        return fill(name.isEmpty() ? null : name, close + 1);
    }

    private boolean fill(@Nullable String name, int end) {
        var value = name == null ? params.get(next) : named(name);
        if (value == null) return false;
        if (name == null) next++;
        text.append(value.isNull() ? "None" : Texts.anyText(value));
        at = end;
        filled = true;
        return true;
    }

    private @Nullable JsonNode named(String name) {
        var value = params.get(name);
        int index = value == null && params.isArray() ? Lists.index(name) : -1;
        return index >= 0 ? params.get(index) : value;
    }
}
