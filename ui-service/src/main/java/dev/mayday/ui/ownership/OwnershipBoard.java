package dev.mayday.ui.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Ownership;
import dev.mayday.contracts.issues.OwnershipApi.Problem;
import dev.mayday.contracts.issues.OwnershipApi.Text;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.web.LocalPath;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who owns what in a project, ready to be read and edited.
///
/// @param typed what was refused
/// @param problems all that is wrong with the rules that were typed, each with line and column
public record OwnershipBoard(
        String slug, Ownership ownership, Typed typed, List<String> problems, Instant now) {

    public OwnershipBoard {
        problems = List.copyOf(problems);
    }

    public String path() {
        return "/projects/" + LocalPath.segment(slug) + "/ownership";
    }

    public boolean changeable() {
        return ownership.changeable();
    }

    /// One a line.
    public String mappings() {
        return String.join("\n", ownership.codeMappings());
    }

    public boolean fixed() {
        return !changeable();
    }

    public List<Option> modes() {
        return List.of(
                mode("assign", "Assign the issue to the owner"),
                mode("suggest", "Only suggest the owner"),
                mode("off", "Do nothing"));
    }

    private Option mode(String value, String words) {
        return new Option(value, words, value.equals(ownership.mode()));
    }

    public String rulesNote() {
        return note(ownership.rules());
    }

    public String codeownersNote() {
        return note(ownership.codeowners());
    }

    private String note(Text text) {
        if (text.revision() == 0) return "nothing saved yet";
        return "revision %d%s%s".formatted(text.revision(), by(text.author()), ago(text.at()));
    }

    private static String by(@Nullable String author) {
        return author == null ? "" : ", by " + author;
    }

    private String ago(@Nullable Instant at) {
        return at == null ? "" : ", " + Moment.of(at, now).ago();
    }

    /// Of rules that were saved and whose owner left since.
    public List<String> gone() {
        return ownership.gone().stream().map(Problem::message).toList();
    }

    public List<String> skipped() {
        return ownership.skipped().stream().map(Problem::message).toList();
    }
}
