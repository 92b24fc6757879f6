package dev.mayday.issues.ownership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Semantics 9.3: frames and their candidate paths.
class OwnedEventReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java       | \"module\":\"com.acme.Shop$Cart\",\"filename\":\"Shop.java\" | com/acme/Shop.java",
                "cocoa      | \"package\":\"/x/Shop.app/Shop\",\"abs_path\":\"/Users/me/Shop/Cart.swift\" | Shop/Cart.swift",
                "javascript | \"filename\":\"app:///src/a.js\" | src/a.js",
                "javascript | \"abs_path\":\"webpack://shop/./src/a.js\" | src/a.js",
                "dart       | \"abs_path\":\"package:shop/src/a.dart\" | src/a.dart",
                "csharp     | \"filename\":\"C:\\\\src\\\\A.cs\" | C:/src/A.cs",
                "python     | \"abs_path\":\"/srv/app/a.py\" | app/a.py"
            })
    void a_frame_is_found_by_the_path_of_its_platform(String platform, String frame, String path)
            throws JsonProcessingException {
        var mappings = List.of(new CodeMapping("/srv/", ""), new CodeMapping("/s", "no"));

        var event = event(platform, "{%s}".formatted(frame), mappings);

        assertThat(event.frames().getFirst().paths()).contains(path);
    }

    @Test
    void the_innermost_frame_of_the_main_exception_is_frame_0() throws JsonProcessingException {
        var body =
                """
                {"exception":{"values":[
                  {"type":"Cause","value":"a","stacktrace":{"frames":[{"filename":"cause.py"}]}},
                  {"type":"Main","value":"b","stacktrace":{"frames":[
                    {"filename":"outer.py"},{"filename":"inner.py","in_app":false}]}}]},
                 "tags":[["component","payments"]],
                 "user":{"id":"7","data":{"plan":"gold"}},
                 "request":{"url":"https://shop.example/"}}""";

        var event = OwnedEventReader.read(new ObjectMapper().readTree(body), List.of());

        assertThat(event.frames())
                .extracting(OwnedFrame::shown)
                .containsExactly("inner.py", "outer.py", "cause.py");
        assertThat(event.frames()).extracting(OwnedFrame::inApp).containsExactly(false, true, true);
        assertThat(event.tag("component")).isEqualTo("payments");
        assertThat(event.tag("user.plan")).isEqualTo("gold");
        assertThat(event.url()).isEqualTo("https://shop.example/");
    }

    private static OwnedEvent event(String platform, String frame, List<CodeMapping> mappings)
            throws JsonProcessingException {
        var body =
                "{\"platform\":\"%s\",\"stacktrace\":{\"frames\":[%s]}}".formatted(platform, frame);
        return OwnedEventReader.read(new ObjectMapper().readTree(body), mappings);
    }
}
