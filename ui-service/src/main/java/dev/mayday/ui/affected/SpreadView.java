package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.Affected;
import dev.mayday.contracts.issues.AffectedApi.Spread;
import dev.mayday.contracts.issues.AffectedApi.Tag;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.web.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Users and events per value of a chosen tag: of one organization, or of all?
///
/// @param key of the tag; empty when none is chosen
/// @param sentence what stands out; may be empty
/// @param note from which events the users were counted; may be empty
/// @param choices the tags that can be chosen
public record SpreadView(
        String key, String sentence, List<Share> rows, String note, List<Option> choices) {

    private static final int FIRST = 4;

    public SpreadView {
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
    }

    static SpreadView of(Affected affected, IssueAddress at) {
        var by = affected.by();
        var choices = choices(affected.tags(), by);
        if (by == null) return new SpreadView("", "", List.of(), "", choices);
        return new SpreadView(by.key(), sentence(by), rows(by, at), note(by), choices);
    }

    private static List<Share> rows(Spread by, IssueAddress at) {
        var rows = new ArrayList<Share>();
        for (var row : by.rows()) {
            if (row.value().equals("(other)")) continue;
            var href = at.adding(by.word(), row.value());
            var hint = Count.of(row.events()).exact() + " events";
            rows.add(Share.of(row.value(), href, row.events(), by.events(), hint, users(row)));
        }
        long told = rows.stream().mapToLong(row -> row.count().value()).sum();
        if (told < by.events()) {
            long rest = by.events() - told;
            rows.add(Share.of("all others", "", rest, by.events(), rest + " events", ""));
        }
        return rows;
    }

    private static String users(Spread.Row row) {
        if (row.users() == 0) return "";
        return row.users() == 1 ? "1 user" : Count.of(row.users()).compact() + " users";
    }

    private static String sentence(Spread by) {
        if (by.rows().isEmpty()) return "";
        var most = by.rows().getFirst();
        if (by.rows().size() == 1 && most.events() == by.events()) return "Only " + most.value();
        if (most.events() * 2 < by.events()) return "";
        return "%s has %s of the events"
                .formatted(most.value(), Share.words(most.events() * 100.0 / by.events()));
    }

    private static String note(Spread by) {
        return by.look().all()
                ? ""
                : "Users are those of the newest %s kept events."
                        .formatted(Count.of(by.look().looked()).exact());
    }

    private static List<Option> choices(List<Tag> tags, @Nullable Spread by) {
        var chosen = by == null ? "" : by.key();
        var known = tags.stream().filter(tag -> !tag.unique()).map(Tag::key);
        var keys =
                Stream.concat(known, Stream.of(chosen))
                        .filter(key -> !key.isEmpty())
                        .distinct()
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .map(key -> new Option(key, key, key.equals(chosen)));
        if (by != null) return keys.toList();
        return Stream.concat(Stream.of(new Option("", "choose a tag", true)), keys).toList();
    }

    public List<Share> first() {
        return rows.subList(0, Math.min(FIRST, rows.size()));
    }

    public List<Share> rest() {
        return rows.subList(first().size(), rows.size());
    }
}
