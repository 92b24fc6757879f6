package dev.mayday.issues.event.normalise;

import static dev.mayday.issues.event.normalise.Reads.event;
import static dev.mayday.issues.event.normalise.Reads.headline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mayday.issues.grouping.Grouper;
import dev.mayday.issues.grouping.GroupingConfig;
import dev.mayday.issues.grouping.rules.StackRules;
import org.junit.jupiter.api.Test;

/// What is decided from a stored event is what was decided when it came.
class StoredEventsTest {

    private static final Grouper GROUPER = new Grouper(GroupingConfig.NATIVE_1, StackRules.NONE);

    private final EventReader reader = new EventReader();

    @Test
    void a_stored_event_is_the_event_that_it_was() {
        var event = ((Reading.Read) reader.read(Samples.pythonIncident(), Reads.FACTS)).event();

        var decided = GROUPER.decide(event).event();

        var again = reader.stored(Reads.stored(decided));

        assertThat(again).usingRecursiveComparison().ignoringFields("body").isEqualTo(event);
        assertThat(GROUPER.decide(again).hash()).isEqualTo(GROUPER.decide(event).hash());
    }

    @Test
    void the_sdks_own_title_and_culprit_stay_its_own() {
        var event = event("{'title':'Mine','culprit':'me','exception':[{'type':'E'}]}");

        var again = reader.stored(Reads.stored(event));

        assertThat(headline(again).title()).isEqualTo("Mine");
        assertThat(again.origin().culprit()).isEqualTo("me");
    }

    @Test
    void what_was_concluded_does_not_become_the_sdks_word() {
        var event = event("{'transaction':'/t','exception':[{'type':'E'}]}");

        assertThat(reader.stored(Reads.stored(event)).origin().culprit()).isNull();
    }

    @Test
    void no_sender_can_say_what_in_app_once_was() {
        var event =
                event(
                        "{'stacktrace':{'frames':[{'function':'f','in_app':true,'data':{'orig_in_app':0}}]}}");

        assertThat(event.stacktrace().frames().getFirst().inApp()).isTrue();
        assertThat(reader.stored(Reads.stored(event)).stacktrace().frames().getFirst().inApp())
                .isTrue();
    }

    @Test
    void a_later_step_changes_what_is_read() {
        var event = event("{'user':{'id':'7'},'exception':[{'type':'E','value':'old'}]}");

        var changed =
                reader.changed(
                        event,
                        tree -> {
                            tree.remove("user");
                            tree.withObject("/exception/values/0").put("value", "new");
                            return tree;
                        });

        assertThat(headline(changed).title()).isEqualTo("E: new");
        assertThat(changed.tags()).doesNotContainKey("user");
        assertThat(changed.userKey()).isEqualTo(event.userKey());
        assertThat(changed.id()).isEqualTo(event.id());
    }

    @Test
    void other_bytes_are_no_stored_event() {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.stored(new byte[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> reader.stored("{}".getBytes()));
    }
}
