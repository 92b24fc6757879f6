package dev.mayday.bench.workload;

import java.util.Random;

/// Which language each issue is in, so that the events of all languages are equally many although
/// few issues make most of the events: from the hottest on, each goes to the language that has
/// least so far.
final class Languages {

    private final Language[] ofIssue;

    private Languages(Language[] ofIssue) {
        this.ofIssue = ofIssue;
    }

    static Languages balanced(Zipf issues) {
        var all = Language.values();
        var share = new double[all.length];
        var ofIssue = new Language[issues.size()];
        for (int issue = 0; issue < ofIssue.length; issue++) {
            int least = 0;
            for (int i = 1; i < share.length; i++) if (share[i] < share[least]) least = i;
            share[least] += issues.share(issue);
            ofIssue[issue] = all[least];
        }
        return new Languages(ofIssue);
    }

    /// Issues beyond the known ones, seen once each, are of any language.
    Language of(int issue) {
        if (issue < ofIssue.length) return ofIssue[issue];
        return Language.values()[new Random(issue).nextInt(Language.values().length)];
    }
}
