package dev.mayday.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Qute does not check of the tags: it holds a tag to the types that it declares, but not who
/// calls it to the names. Here each call is held to the declarations.
class TagsTest {

    private static final Path ROOT = Path.of("src/main/resources/templates");
    private static final Path TAGS = ROOT.resolve("tags");

    /// `{@java.lang.String tone='neutral'}`: type, name, and whether there is a default.
    private static final Pattern DECLARED =
            Pattern.compile("\\{@([\\w.$]+(?:<[^>]*>)?) (\\w+)(=[^}]*)?}");

    private static final Pattern CALL = Pattern.compile("\\{#(\\w+)((?:\\s[^{}]*)?)}");
    private static final Pattern ARGUMENT =
            Pattern.compile("(?:(\\w+)=)?('[^']*'|[\\w.$]+(?:\\([^()]*\\))?)");

    private record Parameter(String type, boolean needed) {}

    private record Call(String tag, Map<String, String> arguments, boolean empty) {}

    static Stream<Path> tags() throws IOException {
        return Files.list(TAGS).sorted();
    }

    static Stream<Path> templates() throws IOException {
        return Files.walk(ROOT).filter(Files::isRegularFile).sorted();
    }

    @ParameterizedTest
    @MethodSource("tags")
    void a_tag_says_first_what_it_is_and_names_each_parameter(Path tag) {
        var first = read(tag).lines().findFirst().orElse("");

        assertThat(first).startsWith("{! ").endsWith(" !}");
        for (var name : declared(tag).keySet())
            assertThat(first).containsPattern("\\b" + name + "\\b");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_tag_is_called_with_what_it_declares(Path template) throws IOException {
        var declarations = declarations();
        for (var call : calls(read(template))) {
            if (!declarations.containsKey(call.tag())) continue;
            assertThat(faults(call, declarations.get(call.tag())))
                    .as(template + " " + call)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_tag_with_a_content_is_never_empty(Path template) throws IOException {
        assertThat(read(template)).doesNotContainPattern("\\{#(\\w+)[^}]*}\\s*\\{/\\1}");
        for (var call : calls(read(template))) {
            var tag = TAGS.resolve(call.tag() + ".html");
            if (!Files.exists(tag)) continue;
            assertThat(call.empty())
                    .as(template + " " + call)
                    .isEqualTo(!read(tag).contains("{nested-content}"));
        }
    }

    @Test
    void a_wrong_call_is_found() throws IOException {
        var panel = declarations().get("field");

        assertThat(faults(calls("{#field label='A' name='a' lable='B' /}").getFirst(), panel))
                .containsExactly("lable is unknown");
        assertThat(faults(calls("{#field name='a' /}").getFirst(), panel))
                .containsExactly("label is missing");
        assertThat(
                        faults(
                                calls("{#field label=3 name='a' most='9' needed='no' /}")
                                        .getFirst(),
                                panel))
                .containsExactly(
                        "label is no String", "most is no Integer", "needed is no Boolean");
    }

    @Test
    void every_tag_is_shown_in_the_kit() throws IOException {
        var shown =
                templates()
                        .filter(template -> template.toString().contains("KitPage"))
                        .flatMap(template -> calls(read(template)).stream())
                        .map(Call::tag)
                        .collect(Collectors.toSet());

        assertThat(shown)
                .containsAll(
                        declarations().keySet().stream()
                                .filter(tag -> !tag.equals("pairs"))
                                .toList());
    }

    private static List<String> faults(Call call, Map<String, Parameter> declared) {
        var faults = new ArrayList<String>();
        declared.forEach(
                (name, parameter) -> {
                    if (parameter.needed() && !call.arguments().containsKey(name)) {
                        faults.add(name + " is missing");
                    }
                });
        call.arguments()
                .forEach(
                        (name, value) -> {
                            var parameter = declared.get(name);
                            if (parameter == null) faults.add(name + " is unknown");
                            else if (!fits(value, parameter.type()))
                                faults.add(name + " is no " + parameter.type());
                        });
        return faults;
    }

    /// Literals only: the type of an expression Qute checks where the tag uses it.
    private static boolean fits(String value, String type) {
        if (value.startsWith("'")) return type.equals("String");
        if (value.matches("\\d+")) return type.equals("Integer");
        return !value.matches("true|false") || type.equals("Boolean");
    }

    private static List<Call> calls(String template) {
        return CALL.matcher(template)
                .results()
                .map(
                        found -> {
                            var text = found.group(2).strip();
                            var empty = text.endsWith("/");
                            return new Call(found.group(1), arguments(text), empty);
                        })
                .toList();
    }

    private static Map<String, String> arguments(String text) {
        var arguments = new LinkedHashMap<String, String>();
        ARGUMENT.matcher(text.replaceFirst("\\s*/$", ""))
                .results()
                .forEach(
                        found ->
                                arguments.put(
                                        found.group(1) == null ? "it" : found.group(1),
                                        found.group(2)));
        return arguments;
    }

    private static Map<String, Map<String, Parameter>> declarations() throws IOException {
        return tags().collect(
                        Collectors.toMap(
                                tag -> tag.getFileName().toString().replace(".html", ""),
                                TagsTest::declared));
    }

    private static Map<String, Parameter> declared(Path tag) {
        var declared = new LinkedHashMap<String, Parameter>();
        DECLARED.matcher(read(tag))
                .results()
                .forEach(
                        found -> {
                            var type = found.group(1).replace("java.lang.", "");
                            declared.put(
                                    found.group(2), new Parameter(type, found.group(3) == null));
                        });
        return declared;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
