package dev.mayday.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.alerts.ChannelKind;
import dev.mayday.contracts.alerts.DeliveryState;
import dev.mayday.contracts.alerts.RuleMode;
import dev.mayday.contracts.issues.ActivityKind;
import dev.mayday.contracts.issues.Deed;
import dev.mayday.contracts.issues.IssueStatus;
import dev.mayday.contracts.issues.IssueSubstatus;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Class<? extends Word>> lists() {
        return Stream.of(
                Level.class,
                IssueStatus.class,
                IssueSubstatus.class,
                ActivityKind.class,
                Deed.class,
                DeliveryState.class,
                RuleMode.class,
                ChannelKind.class);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_word_is_told_in_lower_case_and_read_again(Class<? extends Word> list) throws Exception {
        for (var word : list.getEnumConstants()) {
            var text = JSON.writeValueAsString(word);

            assertThat(text).isEqualTo('"' + word.name().toLowerCase() + '"');
            assertThat((Object) JSON.readValue(text, list)).isEqualTo(word);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_word_that_only_a_later_version_knows_is_read(Class<? extends Word> list)
            throws Exception {
        assertThat(JSON.readValue("\"quarantined\"", list).name()).isEqualTo("UNKNOWN");
    }

    @Test
    void the_word_of_another_version_is_none_that_may_be_said() {
        assertThat(Word.known(RuleMode.class)).isEqualTo("off, watch, active");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void what_is_no_word_at_all_is_refused(Class<? extends Word> list) {
        assertThatThrownBy(() -> JSON.readValue("{\"a\": []}", list))
                .hasMessageContaining("expected a word");
    }
}
