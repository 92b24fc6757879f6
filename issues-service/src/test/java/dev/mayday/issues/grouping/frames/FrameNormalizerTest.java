package dev.mayday.issues.grouping.frames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.ModelReader;
import dev.mayday.issues.event.normalise.Reads;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameNormalizerTest {

    @ParameterizedTest
    @MethodSource("rows")
    void a_frame_is_normalized_as_in_the_table(JsonNode row) {
        var normal = normalize(frame(row.get("frame")), row.get("platform").asText());

        assertThat(normal.scope()).isEqualTo(row.get("scope").asText());
        assertThat(normal.function()).isEqualTo(row.get("function").asText());
        assertThat(dropped(normal.kind())).isEqualTo(row.get("dropped").asBoolean());
    }

    /// Whether a wrapper counts depends on where it stands.
    private static boolean dropped(Kind kind) {
        return kind.droppable() && kind != Kind.WRAPPER;
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.Foo_Subclass, call$$superforward, GENERATED",
        "io.quarkus.arc.impl.Invocation, proceed, DISPATCH",
        "jdk.internal.reflect.DirectMethodHandleAccessor, invoke, DISPATCH",
        "java.lang.reflect.Method, invoke, DISPATCH",
        "a.b.Foo, access$000, ACCESSOR",
        "io.sentry.Hub, captureException, SDK",
        "a.b.Foo_SubclassMaker, make, NORMAL"
    })
    void machinery_of_java_is_known_by_its_kind(String module, String function, Kind kind) {
        assertThat(normalize(called(module, function), "java").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'std::vector<int, std::allocator<int> >::at(unsigned long) const', 'std::vector<T>::at'",
        "'void acme::run<Foo>(Foo&&)', 'acme::run<T>'",
        "'<alloc::vec::Vec<T> as core::ops::Index>::index::h0123456789abcdef', 'alloc::vec::Vec<T>::index'",
        "'acme::{{closure}}::{{closure}}', 'acme::{closure}'",
        "'-[Cart pay:with:]', '-[Cart pay:with:]'",
        "'__22-[Cart pay:with:]_block_invoke_2', '-[Cart pay:with:]'",
        "'foo::operator<<(std::ostream&, int)', 'foo::operator<<'"
    })
    void a_native_symbol_is_trimmed_to_its_name(String symbol, String name) {
        assertThat(normalize(called(null, symbol), "native").function()).isEqualTo(name);
    }

    @Test
    void a_line_survives_reformatting_other_numbers_and_comments() {
        var before = normalize(line("    total = price * 17  # net"), "python");
        var after = normalize(line("total=price*19"), "python");

        assertThat(after.line()).isNotNull().isEqualTo(before.line());
    }

    @Test
    void an_unmapped_line_of_minified_script_is_no_line() {
        assertThat(normalize(line("a".repeat(121)), "javascript").line()).isNull();
    }

    private static NormalFrame normalize(Frame frame, String platform) {
        var shortName = FrameNormalizer.shortFunction(frame, platform);
        return FrameNormalizer.normalize(frame, platform, shortName);
    }

    private static Frame line(String line) {
        return frame("{'module':'m','function':'f','context_line':'" + line + "'}");
    }

    private static Frame called(@Nullable String module, String function) {
        var named = module == null ? "" : "'module':'" + module + "',";
        return frame("{" + named + "'function':'" + function + "'}");
    }

    private static Frame frame(String json) {
        return frame(Reads.json(json));
    }

    private static Frame frame(JsonNode frame) {
        var owner = JsonNodeFactory.instance.objectNode();
        owner.withObject("/stacktrace").putArray("frames").add(frame);
        return ModelReader.stack(owner).frames().getFirst();
    }

    static Stream<JsonNode> rows() throws IOException {
        try (var table =
                FrameNormalizerTest.class.getResourceAsStream(
                        "/grouping/frame_normalisation.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(table).spliterator(), false);
        }
    }
}
