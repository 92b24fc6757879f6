package dev.mayday.issues.signon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a provider lets people write of themselves.
class ClaimsTest {

    @Test
    void a_name_is_one_line_and_begins_none_in_a_file_of_the_log() {
        assertThat(named("Eve\r\n\"2026\",\u001B[31mlauncher\u202E").name())
                .isEqualTo("Eve  \"2026\", [31mlauncher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"launcher", "token deploy", "\u200B", "Somebody on\u00A0the server"})
    void a_name_of_mayday_itself_is_passed_over(String name) {
        assertThat(named(name).name()).isEqualTo("subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202Eb@x.test",
                "p\u0430ul@x.test",
                "a\n@x.test",
                "nobody",
                "a@invalid",
                "a@b.Invalid"
            })
    void what_is_no_address_or_looks_like_another_one_is_none(String email) {
        var claims = JsonNodeFactory.instance.objectNode().put("email", email);

        assertThat(new Claims(claims).email(true)).isNull();
    }

    private static Claims named(String name) {
        return new Claims(
                JsonNodeFactory.instance.objectNode().put("name", name).put("sub", "subject"));
    }
}
