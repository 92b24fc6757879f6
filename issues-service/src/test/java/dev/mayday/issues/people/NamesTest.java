package dev.mayday.issues.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mayday.issues.Email;
import dev.mayday.issues.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202Eb",
                "a\u2066b",
                "a\u200Bb",
                "a\u200Db",
                "a\uFEFFb",
                "a\u2028b",
                "a\u001Bb",
                "a\u0085b",
                "a\u00ADb",
                "\u2060"
            })
    void what_is_not_seen_is_in_no_name_and_no_address(String text) {
        assertThatThrownBy(() -> Names.name(text)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Names.person(text)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Email.typed(text + "@x.test")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\u0430ul@acme.test", "paul@acm\u0435.test", "\u03BFwner@acme.test"})
    void an_address_does_not_look_like_another_one(String address) {
        assertThatThrownBy(() -> Email.typed(address)).hasMessageContaining("email:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paul@acme.test",
                "\u043F\u0430\u0432\u0435\u043B@acme.test",
                "m\u00FCller@acme.test"
            })
    void addresses_of_one_script_are_taken(String address) {
        assertThat(Email.typed(address)).isEqualTo(address);
    }

    @Test
    void names_of_all_languages_are_taken() {
        assertThat(Names.person("Zo\u00EB \u674E \u0410\u043D\u043D\u0430"))
                .isEqualTo("Zo\u00EB \u674E \u0410\u043D\u043D\u0430");
    }

    @ParameterizedTest
    @ValueSource(strings = {"launcher", "token deploy", "somebody on the server"})
    void nobody_is_called_as_what_is_no_person(String name) {
        assertThatThrownBy(() -> Names.person(name)).isInstanceOf(Refused.class);
    }
}
