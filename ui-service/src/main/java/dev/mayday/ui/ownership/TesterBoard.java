package dev.mayday.ui.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Match;
import dev.mayday.contracts.issues.OwnershipApi.Problem;
import dev.mayday.contracts.issues.OwnershipApi.Result;
import dev.mayday.contracts.issues.OwnershipApi.Tested;
import dev.mayday.ui.kit.Typed;
import dev.mayday.ui.web.LocalPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tester: what was asked, and who would own it.
///
/// @param tested null before anything was asked, and where that was refused
public record TesterBoard(String slug, Typed typed, @Nullable Tested tested) {

    public String path() {
        return "/projects/" + LocalPath.segment(slug) + "/ownership";
    }

    public String value(String name) {
        return typed.value(name, "");
    }

    public boolean asked() {
        return tested != null;
    }

    public List<Line> matches() {
        return tested == null ? List.of() : tested.matches().stream().map(Line::of).toList();
    }

    public List<Outcome> outcomes() {
        if (tested == null) return List.of();
        return List.of(
                Outcome.of("The last rule wins", tested.last()),
                Outcome.of("The innermost frame decides", tested.frameFirst()));
    }

    public List<String> hints() {
        if (tested == null) return List.of();
        return tested.hints().stream().map(TesterBoard::hint).toList();
    }

    private static String hint(Problem hint) {
        return "Line " + hint.line() + " " + hint.message();
    }

    /// A rule that matched.
    ///
    /// @param place "line 5", or "CODEOWNERS line 5"
    public record Line(String place, String rule, String where, String owners) {

        static Line of(Match match) {
            var file = match.source().equals("codeowners") ? "CODEOWNERS " : "";
            var owners = match.owners().isEmpty() ? "nobody" : String.join(", ", match.owners());
            return new Line(file + "line " + match.line(), match.rule(), match.where(), owners);
        }
    }

    /// What it comes to in one of the two ways.
    public record Outcome(
            String way, String owner, String code, String others, List<String> trace) {

        static Outcome of(String way, Result result) {
            return new Outcome(
                    way,
                    result.owner() == null ? "nobody" : result.owner(),
                    result.code(),
                    String.join(", ", result.suggestions()),
                    result.trace());
        }
    }
}
