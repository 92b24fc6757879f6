package dev.mayday.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void words_and_options_come_in_any_order() {
        var options =
                Options.parse(
                        "token",
                        "--name",
                        "ci",
                        "create",
                        "--scope=org:read,event:read",
                        "--scope",
                        "project:read");

        assertThat(options.words()).containsExactly("token", "create");
        assertThat(options.first("name")).isEqualTo("ci");
        assertThat(options.all("scope")).containsExactly("org:read", "event:read", "project:read");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, unknown option --prot",
        "--port, option --port needs a value",
        "--port=banana, '--port must be a number from 0 to 65535, not ''banana'''",
        "--port=70000, '--port must be a number from 0 to 65535, not ''70000'''"
    })
    void what_cannot_be_understood_is_named(String argument, String message) {
        assertThatThrownBy(() -> Options.parse("up", argument).port())
                .isInstanceOf(Options.Misuse.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:secret@db.example.com/mayday, postgresql://db.example.com:5432/mayday, me, secret",
        "jdbc:postgresql://me:a:b@db:6432/x, postgresql://db:6432/x, me, a:b"
    })
    void a_database_url_is_taken_apart(String text, String url, String user, String password) {
        assertThat(Installation.ExternalDatabase.parse(text))
                .isEqualTo(new Installation.ExternalDatabase(url, user, password));
    }

    @Test
    void a_database_url_without_credentials_is_refused_with_an_example() {
        assertThatThrownBy(() -> Installation.ExternalDatabase.parse("postgresql://db/mayday"))
                .hasMessageContaining("postgresql://user:password@host:5432/database");
    }
}
