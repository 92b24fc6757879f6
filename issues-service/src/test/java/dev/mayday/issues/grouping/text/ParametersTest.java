package dev.mayday.issues.grouping.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParametersTest {

    @ParameterizedTest
    @MethodSource("rows")
    void a_message_is_parameterized_as_in_the_table(JsonNode row) {
        var normalized = Messages.normalized(row.get("input").asText());

        assertThat(normalized).isEqualTo(row.get("expected").asText());
    }

    static Stream<JsonNode> rows() throws IOException {
        try (var table =
                ParametersTest.class.getResourceAsStream("/grouping/parameterization.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(table).spliterator(), false);
        }
    }
}
