package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that hold for every style sheet (style 2.8): a component owns its names, a variant only
/// turns its knobs, sizes and tones are those of `tokens.css`, and nothing is there that no page
/// uses.
class StylesTest {

    private static final Path CSS = Path.of("src/main/resources/META-INF/resources/ui/css");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path ASSETS = Path.of("src/main/java/dev/mayday/ui/web/Assets.java");
    private static final int KB = 1024;

    /// Sheets of the issue page, whose names are older than the rule.
    private static final Set<String> OLDER = Set.of("issue", "stack", "facts");

    private static final Set<String> OF_ALL = Set.of("reset", "tokens", "base", "utilities");

    private static final Pattern NAME = Pattern.compile("\\.(-?[a-z_][a-z0-9_-]*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\sclass=\"([^\"]*)\"");

    static Stream<Path> sheets() throws IOException {
        return Files.list(CSS).sorted();
    }

    static Stream<Path> components() throws IOException {
        return sheets().filter(sheet -> !OF_ALL.contains(name(sheet)));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void a_sheet_fits_on_two_screens_and_is_served(Path sheet) throws IOException {
        assertThat(Files.readAllLines(sheet)).hasSizeLessThanOrEqualTo(120);
        assertThat(read(ASSETS)).contains("\"" + name(sheet) + "\"");
    }

    @Test
    void every_class_of_a_template_has_a_look_and_every_look_is_used() throws IOException {
        var styled = new TreeSet<String>();
        for (var sheet : sheets().toList()) {
            for (var rule : Rule.of(read(sheet))) styled.addAll(names(rule.selector()));
        }

        assertThat(used()).as("without a look").isSubsetOf(styled);
        assertThat(styled).as("looks of nothing").isSubsetOf(used());
    }

    @ParameterizedTest
    @MethodSource("components")
    void a_component_owns_its_names(Path sheet) throws IOException {
        if (OLDER.contains(name(sheet))) return;
        for (var rule : Rule.of(read(sheet))) {
            if (rule.depth() > 0) continue;
            for (var selector : rule.selector().split(",(?![^(]*\\))")) {
                assertThat(names(selector))
                        .as(selector)
                        .isNotEmpty()
                        .anyMatch(
                                one ->
                                        one.equals(name(sheet))
                                                || one.startsWith(name(sheet) + "-"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("components")
    void a_variant_only_turns_knobs(Path sheet) throws IOException {
        if (OLDER.contains(name(sheet))) return;
        var variant = Pattern.compile("\\[data-(kind|look|size|tone|width)[^\\]]*\\]$");
        for (var rule : Rule.of(read(sheet))) {
            if (!variant.matcher(rule.selector()).find() || rule.selector().contains(" tr["))
                continue;
            assertThat(rule.declarations())
                    .as(name(sheet) + " " + rule.selector())
                    .allMatch(one -> one.startsWith("--"));
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void letters_have_a_size_of_the_one_scale(Path sheet) throws IOException {
        var size = Pattern.compile("font(-size)?: (?:[^;/]*\\s)?[0-9.]+(px|rem)");
        if (name(sheet).equals("tokens")) return;
        for (var rule : Rule.of(read(sheet))) {
            assertThat(rule.declarations())
                    .as(name(sheet) + " " + rule.selector())
                    .noneMatch(one -> size.matcher(one).find());
        }
    }

    @Test
    void every_tone_of_a_template_is_one_of_five() throws IOException {
        var tone = Pattern.compile("(?:data-)?tone=['\"]([^'\"{]*)['\"]");
        for (var template : templates()) {
            assertThat(tone.matcher(read(template)).results().map(found -> found.group(1)))
                    .as(template.toString())
                    .isSubsetOf("neutral", "accent", "good", "warning", "danger");
        }
    }

    @Test
    void all_sheets_together_stay_light() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            for (var sheet : sheets().toList()) zip.write(Files.readAllBytes(sheet));
        }

        assertThat(bytes.size()).isLessThan(20 * KB);
    }

    private static Set<String> used() throws IOException {
        var used = new TreeSet<String>();
        for (var template : templates()) {
            ATTRIBUTE
                    .matcher(withoutExpressions(read(template)))
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split("\\s+")))
                    .filter(one -> !one.isEmpty())
                    .forEach(used::add);
        }
        return used;
    }

    /// `frame{#if frame.inApp} ours{/if}` names both; what an expression prints names nothing.
    private static String withoutExpressions(String template) {
        return template.replaceAll("\\{[^{}\"]*\\}", " ");
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Set<String> names(String selector) {
        var names = new TreeSet<String>();
        NAME.matcher(selector).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String name(Path sheet) {
        return sheet.getFileName().toString().replace(".css", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A rule of a sheet; rules inside another are rules of their own.
    ///
    /// @param depth 0 for a rule that stands in no other
    private record Rule(String selector, int depth, List<String> declarations) {

        static List<Rule> of(String sheet) {
            var rules = new ArrayList<Rule>();
            read(sheet.replaceAll("(?s)/\\*.*?\\*/", ""), 0, 0, rules);
            return rules;
        }

        /// Reads up to the brace that closes the block that began before `at`.
        private static int read(String css, int at, int depth, List<Rule> rules) {
            var text = new StringBuilder();
            while (at < css.length() && css.charAt(at) != '}') {
                if (css.charAt(at) == '{') {
                    at = block(css, at + 1, text.toString().strip(), depth, rules);
                    text.setLength(0);
                } else if (css.charAt(at) == ';') {
                    declared(text.toString().strip(), rules, depth);
                    text.setLength(0);
                    at++;
                } else {
                    text.append(css.charAt(at++));
                }
            }
            return at + 1;
        }

        /// Belongs to the innermost rule that is still open.
        private static void declared(String declaration, List<Rule> rules, int depth) {
            rules.reversed().stream()
                    .filter(rule -> rule.depth() == depth - 1)
                    .findFirst()
                    .ifPresent(rule -> rule.declarations().add(declaration));
        }

        private static int block(String css, int at, String prelude, int depth, List<Rule> rules) {
            if (prelude.startsWith("@keyframes")) return skip(css, at);
            if (prelude.startsWith("@")) return read(css, at, depth, rules);
            rules.add(new Rule(prelude, depth, new ArrayList<>()));
            return read(css, at, depth + 1, rules);
        }

        private static int skip(String css, int at) {
            int open = 1;
            while (open > 0) {
                if (css.charAt(at) == '{') open++;
                if (css.charAt(at++) == '}') open--;
            }
            return at;
        }
    }
}
