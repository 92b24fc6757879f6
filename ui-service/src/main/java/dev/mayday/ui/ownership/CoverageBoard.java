package dev.mayday.ui.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Coverage;
import dev.mayday.contracts.issues.OwnershipApi.IdleRule;
import dev.mayday.contracts.issues.OwnershipApi.UnownedDirectory;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.LocalPath;
import java.util.List;
import java.util.Locale;

/// How much of what came lately has an owner, in words and numbers.
///
/// @param gone of rules whose owner left
/// @param skipped of CODEOWNERS, what does not count
public record CoverageBoard(
        String slug, Coverage coverage, List<String> gone, List<String> skipped) {

    public String path() {
        return "/projects/" + LocalPath.segment(slug) + "/ownership";
    }

    public String issues() {
        return share(coverage.issuesUnowned(), coverage.issues(), "issue");
    }

    public String events() {
        return share(coverage.eventsUnowned(), coverage.events(), "event");
    }

    private static String share(long part, long whole, String noun) {
        if (whole == 0) return "no " + noun + "s in the last 7 days";
        return String.format(
                Locale.ROOT,
                "%.1f %% (%s of %s %ss)",
                100.0 * part / whole,
                Count.of(part).exact(),
                Count.of(whole).exact(),
                noun);
    }

    /// Says so when not all were looked at.
    public String partial() {
        if (coverage.looked() >= coverage.all()) return "";
        return "Of the newest %d of %s issues of the last 30 days."
                .formatted(coverage.looked(), Count.of(coverage.all()).exact());
    }

    public List<UnownedDirectory> directories() {
        return coverage.directories();
    }

    public List<String> idle() {
        return coverage.idle().stream().map(CoverageBoard::words).toList();
    }

    private static String words(IdleRule rule) {
        var file = rule.source().equals("codeowners") ? "CODEOWNERS line " : "Line ";
        return file + rule.line() + ": " + rule.rule();
    }
}
