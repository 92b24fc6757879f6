package dev.mayday.ui.issues;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A tag of an event, and where the events of its issue are listed that have it too.
///
/// @param href empty where the search language cannot ask for it
record TagLink(String name, String value, String href) {

    /// Keys that are fields of the search language and mean the tag; any other may be a field that
    /// means something else.
    private static final Set<String> FIELDS = Set.of("environment", "release", "level", "dist");

    private static final Pattern WORD = Pattern.compile("[\\w.@:/+-]+");
    private static final int LONGEST = 500;

    static List<TagLink> all(long issue, Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> of(issue, tag.getKey(), tag.getValue()))
                .sorted(Comparator.comparing(TagLink::name))
                .toList();
    }

    private static TagLink of(long issue, String key, String value) {
        var query = query(key, value);
        var href = query.isEmpty() ? "" : EventsAddress.of(issue, query).href();
        return new TagLink(cut(key), cut(value), href);
    }

    static String query(String key, String value) {
        var cannot =
                value.isEmpty()
                        || key.isEmpty()
                        || key.contains("]")
                        || key.length() + value.length() > LONGEST;
        if (cannot) return "";
        var name = FIELDS.contains(key) ? key : "tags[" + key + "]";
        return name + ":" + (WORD.matcher(value).matches() ? value : quoted(value));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    public boolean leads() {
        return !href.isEmpty();
    }
}
