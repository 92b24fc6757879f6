package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.glob.Effort;
import dev.mayday.issues.glob.StepGlob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern of a CODEOWNERS line (semantics 9.3). Letter case counts.
final class CodePattern {

    private static final String WILD = "*?\\";

    private final List<String> forms = new ArrayList<>();
    private final List<String> literals = new ArrayList<>();
    private final boolean anchored;

    /// Made when it is first asked: of the thousands of lines of a file few ever are.
    private volatile @Nullable List<StepGlob> globs;

    /// @param written without sets
    CodePattern(String written) {
        if (List.of("*", "**", "/").contains(written)) {
            anchored = false;
            forms.add("**");
            return;
        }
        anchored = written.indexOf('/') >= 0 && written.indexOf('/') < written.length() - 1;
        var pattern = wholeStars(written.startsWith("/") ? written.substring(1) : written);
        readLiterals(pattern);
        var start = anchored || pattern.startsWith("**/") ? "" : "**/";
        if (pattern.endsWith("/")) {
            forms.add(start + pattern + "**");
        } else {
            forms.add(start + pattern);
            boolean open = pattern.endsWith("/*") || pattern.endsWith("/**");
            if (!open) forms.add(start + pattern + "/**");
        }
    }

    /// `**` that is no whole name is `*`, as in Git.
    private static String wholeStars(String pattern) {
        var names = new ArrayList<String>();
        for (var name : pattern.split("/", -1)) {
            names.add(name.equals("**") ? name : name.replaceAll("(?<!\\\\)\\*{2,}", "*"));
        }
        return String.join("/", names);
    }

    private void readLiterals(String pattern) {
        for (var name : pattern.split("/")) {
            boolean wild = name.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
            if (wild || name.isEmpty()) return;
            literals.add(name);
        }
    }

    /// The names that a path must begin with, or that must be among its names when this is not
    /// anchored; may be empty.
    List<String> literals() {
        return literals;
    }

    boolean anchored() {
        return anchored;
    }

    /// @param path without a slash at its start
    boolean matches(String path, Effort effort) {
        var made = globs;
        if (made == null) {
            made = forms.stream().map(form -> new StepGlob(form, true)).toList();
            globs = made;
        }
        for (var glob : made) if (glob.matches(path, effort)) return true;
        return false;
    }

    /// As patterns and paths are compared.
    static String trimmed(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
