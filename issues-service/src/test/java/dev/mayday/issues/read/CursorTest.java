package dev.mayday.issues.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_comes_back_as_it_was() {
        var time = Instant.parse("2026-01-19T09:14:37.900123Z");

        var cursor = Cursor.parse(Cursor.at(time, 42).format());

        assertThat(cursor).isNotNull();
        assertThat(cursor.time().toInstant()).isEqualTo(time);
        assertThat(cursor.number()).isEqualTo(42);
    }

    @Test
    void an_empty_cursor_is_the_first_page() {
        assertThat(Cursor.parse("")).isNull();
        assertThat(Cursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:100:0", "%00", "MX4", "'; DROP TABLE issue", "1~2", "💥"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).hasMessageContaining("cursor");
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var text = Base64.getUrlEncoder().encodeToString("1~aa-bb".getBytes());

        assertThatThrownBy(() -> Cursor.parse(text).number()).hasMessageContaining("cursor");
        assertThatThrownBy(() -> Cursor.parse(text).eventId()).hasMessageContaining("cursor");
    }
}
