package dev.mayday.issues.grouping;

import static dev.mayday.issues.grouping.Events.app;
import static dev.mayday.issues.grouping.Events.java;
import static dev.mayday.issues.grouping.Events.lib;
import static dev.mayday.issues.grouping.Events.thrown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.grouping.Explanation.LeftOut;
import dev.mayday.issues.grouping.Explanation.Place;
import dev.mayday.issues.grouping.rules.StackRules;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final NormalisedEvent EVENT =
            java(
                    thrown(
                            "NPE",
                            "x",
                            lib("java.lang.Thread", "run"),
                            app("a.Web", "post"),
                            app("a.Shop_Subclass", "save"),
                            app("a.Shop", "save"),
                            app("a.Guard", "check")));

    @Test
    void it_names_the_frames_that_decide() {
        var parts = Events.decided(EVENT).explanation().parts();

        assertThat(parts).extracting(Explanation.Part::tag).containsExactly("type", "f", "f", "f");
        assertThat(parts.get(1).from()).isEqualTo(new Place(0, 4));
        assertThat(parts.get(1).hint()).isEqualTo("crash function");
    }

    @Test
    void it_says_why_the_others_do_not() {
        assertThat(Events.decided(EVENT).explanation().leftOut())
                .containsExactly(
                        new LeftOut(new Place(0, 2), "generated", null),
                        new LeftOut(new Place(0, 0), "not-in-app", null),
                        new LeftOut(new Place(0, null), "strong-stack", null));
    }

    @Test
    void it_names_the_rule_that_left_a_frame_out() {
        var rule = "module:a.Guard -group";
        var grouper = new Grouper(GroupingConfig.NATIVE_1, StackRules.parse(rule));

        assertThat(grouper.decide(EVENT).explanation().leftOut())
                .contains(new LeftOut(new Place(0, 4), "rule", rule));
    }

    @Test
    void it_is_small_as_json() throws Exception {
        var json = new ObjectMapper().writeValueAsString(Events.decided(EVENT).explanation());

        assertThat(json)
                .startsWith(
                        "{\"config\":\"native:1\",\"source\":\"G4\",\"evidence\":\"app\",\"strong\":true");
        assertThat(json.length()).isLessThan(2000);
    }
}
