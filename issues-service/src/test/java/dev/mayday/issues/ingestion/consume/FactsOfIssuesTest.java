package dev.mayday.issues.ingestion.consume;

import static dev.mayday.issues.ingestion.read.AnEvent.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ingestion.read.AnEvent;
import dev.mayday.wire.SpooledEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the digest keeps of events so that the issue list can be asked for it, beside tags.
class FactsOfIssuesTest {

    private final Rig rig = new Rig();

    @Test
    void what_was_written_is_not_written_again_within_five_minutes() {
        var slot = Duration.ofMinutes(5).toMillis();
        var start = rig.now.minusMillis(rig.now.toEpochMilli() % slot + slot);

        rig.digest(rig.sender.event(anEvent().user("1"), start));
        rig.digest(rig.sender.event(anEvent().user("1"), start.plusSeconds(299)));
        assertThat(rig.tag("@user.id", "1")).isEqualTo(1);

        rig.digest(rig.sender.event(anEvent().user("1"), start.plusSeconds(300)));
        assertThat(rig.tag("@user.id", "1")).isEqualTo(2);
    }

    @Test
    void five_hundred_users_that_never_come_back_are_folded() {
        var records = new ArrayList<SpooledEnvelope>();
        for (int i = 0; i < 510; i++)
            records.add(rig.sender.event(anEvent().user("u" + i), rig.now));

        rig.digest(records);
        rig.digest(rig.sender.event(anEvent().user("late"), rig.now));

        assertThat(rig.column("(tag_keys ->> '@user.id')::int")).isEqualTo(-1);
        assertThat(
                        rig.words(
                                "SELECT value FROM issue_tag WHERE project_id = $1 AND key = '@user.id'"))
                .containsExactly("(other)");
    }

    /// Hundreds of functions may come with a single event: that says nothing about whether they
    /// come back.
    @Test
    void of_many_functions_five_hundred_stay_however_few_events_had_them() {
        for (int i = 0; i < 6; i++) rig.digest(rig.sender.event(deep(i), rig.now));

        assertThat(rig.column("(tag_keys ->> '@stack.function')::int")).isEqualTo(500);
        assertThat(rig.tag("@stack.function", "f0_0")).isEqualTo(1);
        assertThat(rig.tag("@stack.function", "f4_99")).isEqualTo(1);
        assertThat(rig.tag("@stack.function", "(other)")).isEqualTo(100);
    }

    @Test
    void they_take_no_room_from_tags() {
        var event = anEvent();
        for (int i = 0; i < 199; i++) event.tag("t" + i, "x");

        rig.digest(rig.sender.event(event, rig.now));

        assertThat(rig.tag("t198", "x")).isEqualTo(1);
        assertThat(rig.tag("@error.type", "ValueError")).isEqualTo(1);
    }

    @Test
    void of_people_only_what_scrubbing_leaves_is_kept() {
        rig.database.run(
                "UPDATE project SET sensitive_fields = '{email}' WHERE id = $1", rig.project);

        rig.digest(rig.sender.event(anEvent().user("7").email("ana@acme.example"), rig.now));

        assertThat(
                        rig.words(
                                "SELECT key || '=' || value FROM issue_tag WHERE project_id = $1 AND key LIKE '@user.%' ORDER BY 1"))
                .containsExactly("@user.id=7");
    }

    @Test
    void a_value_without_end_is_cut() {
        rig.digest(rig.sender.event(anEvent().of("E", "é".repeat(20_000)), rig.now));

        assertThat(
                        rig.words(
                                "SELECT length(value)::text FROM issue_tag WHERE project_id = $1 AND key = '@error.value'"))
                .containsExactly("200");
    }

    private static AnEvent deep(int number) {
        var functions = IntStream.range(0, 100).mapToObj(i -> "f" + number + "_" + i).toList();
        return anEvent().calls(functions).fingerprint("deep");
    }
}
