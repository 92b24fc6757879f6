package dev.mayday.issues.ownership.rules;

import static dev.mayday.issues.ownership.rules.Lesson.frames;
import static dev.mayday.issues.ownership.rules.Lesson.own;
import static dev.mayday.issues.ownership.rules.Lesson.rules;
import static dev.mayday.issues.ownership.rules.Lesson.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.ownership.rules.Verdict.Code;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Semantics 9.4 and 9.5, with the rows of Checks 9.
class OwnershipTest {

    private static final OwnedEvent BOTH =
            frames("app/db/session.py", "app/api/routes/documents.py");

    private static final OwnedEvent DOCUMENTS_INNERMOST =
            frames("app/api/routes/documents.py", "app/db/session.py");

    @Test
    void check_9_1_a_frame_belongs_to_the_team_of_its_line() {
        var verdict = own(frames("app/services/classifier.py"), rules(Lesson.TEXT));

        assertWon(verdict, 3, "ml-team");
    }

    @Test
    void check_9_2_of_two_lines_that_match_the_last_one_wins() {
        var verdict = own(BOTH, rules(Lesson.TEXT));

        assertWon(verdict, 5, "dba-team");
        assertThat(verdict.matches())
                .extracting(match -> match.rule().line())
                .containsExactly(2, 5);
    }

    @Test
    void check_9_3_a_tag_wins_over_the_lines_above_it() {
        var verdict = own(tagged(BOTH, "component", "payments"), rules(Lesson.TEXT));

        assertWon(verdict, 6, "payments-team");
    }

    @Test
    void check_9_3_the_value_of_a_tag_is_compared_in_its_letter_case() {
        var verdict = own(tagged(BOTH, "component", "Payments"), rules(Lesson.TEXT));

        assertWon(verdict, 5, "dba-team");
    }

    @Test
    void check_9_4_the_innermost_frame_wins_only_when_it_is_to() {
        var rules = rules(Lesson.TEXT);

        var last = Ownership.own(DOCUMENTS_INNERMOST, rules, Lesson.DIRECTORY, false);
        var innermost = Ownership.own(DOCUMENTS_INNERMOST, rules, Lesson.DIRECTORY, true);

        assertWon(last, 5, "dba-team");
        assertWon(innermost, 2, "backend-team");
    }

    @Test
    void with_the_innermost_frame_first_a_tag_counts_as_the_outermost() {
        var event = tagged(DOCUMENTS_INNERMOST, "component", "payments");

        var verdict = Ownership.own(event, rules(Lesson.TEXT), Lesson.DIRECTORY, true);

        assertWon(verdict, 2, "backend-team");
    }

    @Test
    void check_9_7_a_star_at_the_end_means_direct_children() {
        var rules = rules("", "/docs/* @docs");

        assertThat(own(frames("docs/a/b.md"), rules).code()).isEqualTo(Code.NO_MATCH);
        assertThat(own(frames("docs/b.md"), rules).code()).isEqualTo(Code.ASSIGNED);
    }

    @Test
    void check_9_8_a_line_without_owner_takes_what_others_had() {
        var verdict = own(frames("app/legacy/x.py"), rules("", "* @all\napp/legacy/"));

        assertThat(verdict.code()).isEqualTo(Code.EXPLICIT_NONE);
        assertThat(verdict.owner()).isNull();
        assertThat(Objects.requireNonNull(verdict.winner()).rule().line()).isEqualTo(2);
    }

    @Test
    void check_9_9_what_a_person_unassigned_stays_so() {
        var verdict = own(frames("app/db/session.py"), rules(Lesson.TEXT));

        assertThat(AutoAssign.decide(AssignMode.ASSIGN, "person:70", verdict))
                .isEqualTo(Code.KEPT_PERSON);
        assertThat(AutoAssign.decide(AssignMode.ASSIGN, "rule:3@1", verdict))
                .isEqualTo(Code.ASSIGNED);
        assertThat(AutoAssign.decide(AssignMode.SUGGEST, "", verdict)).isEqualTo(Code.SUGGESTED);
        assertThat(AutoAssign.decide(AssignMode.OFF, "", verdict)).isEqualTo(Code.OFF);
    }

    @Test
    void the_trace_tells_what_matched_what_overrode_it_and_who_won() {
        var event = tagged(frames("a.py", "b.py", "app/db/session.py"), "component", "payments");

        var verdict = own(event, rules(Lesson.TEXT));

        assertThat(verdict.trace())
                .extracting(Verdict.Entry::text)
                .containsExactly(
                        "line 5 `app/db/` matched frame 2 app/db/session.py; overridden by line 6 `tags.component:payments`",
                        "line 6 `tags.component:payments` matched \"payments\"",
                        "winner line 6 `tags.component:payments` → payments-team");
        assertThat(verdict.trace().getLast().code()).isEqualTo("own.assigned");
    }

    @Test
    void lines_of_codeowners_stand_before_the_rules() {
        var rules = rules("app/ ana@acme.example", "app/db/ @dba-team");

        var verdict = own(frames("app/db/session.py"), rules);

        assertThat(verdict.owner()).isInstanceOf(Owner.Member.class);
        assertThat(verdict.suggestions()).extracting(Owner::name).containsExactly("dba-team");
    }

    @Test
    void the_first_owner_who_is_there_gets_it_and_the_others_are_suggested() {
        var rules = rules("a.py gone-team@yourorg out@acme.example #ml-team #docs");

        var verdict = own(frames("a.py"), rules);

        assertWon(verdict, 1, "ml-team");
        assertThat(verdict.suggestions()).extracting(Owner::name).containsExactly("docs");
    }

    @Test
    void when_nobody_of_the_winner_is_there_nobody_gets_it() {
        var verdict = own(frames("a.py"), rules("a.py #docs\na.py gone-team@yourorg"));

        assertThat(verdict.code()).isEqualTo(Code.OWNER_GONE);
        assertThat(verdict.owner()).isNull();
        assertThat(verdict.suggestions()).extracting(Owner::name).containsExactly("docs");
    }

    @Test
    void a_line_of_codeowners_with_none_of_its_owners_is_no_line() {
        var verdict = own(frames("a.py"), rules("", "* @docs\na.py @stranger"));

        assertWon(verdict, 1, "docs");
    }

    @Test
    void frames_of_libraries_count_for_paths_and_not_for_codeowners() {
        var library = OwnedFrame.of(0, List.of("lib/x.py"), "lib.x", false);
        var event = new OwnedEvent(List.of(library), "", Map.of(), Map.of());

        assertThat(own(event, rules("lib/ #docs")).code()).isEqualTo(Code.ASSIGNED);
        assertThat(own(event, rules("codeowners:lib/ #docs")).code()).isEqualTo(Code.NO_MATCH);
        assertThat(own(event, rules("", "lib/ @docs")).code()).isEqualTo(Code.NO_MATCH);
    }

    @Test
    void urls_modules_and_fields_of_the_user_match() {
        var frame = OwnedFrame.of(0, List.of("Cart.java"), "com.acme.shop.Cart", true);
        var event =
                new OwnedEvent(
                        List.of(frame),
                        "https://Shop.example/checkout",
                        Map.of(),
                        Map.of("plan", "gold"));

        assertThat(own(event, rules("module:COM.acme.* #docs")).code()).isEqualTo(Code.ASSIGNED);
        assertThat(own(event, rules("url:*/CHECKOUT #docs")).code()).isEqualTo(Code.ASSIGNED);
        assertThat(own(event, rules("tags.user.plan:gold #docs")).code()).isEqualTo(Code.ASSIGNED);
        assertThat(own(event, rules("tags.plan:gold #docs")).code()).isEqualTo(Code.NO_MATCH);
    }

    @Test
    void a_rule_that_fails_only_by_a_prefix_says_which_code_mapping_is_missing() {
        var rules = rules("scripts/test.js #docs\nother.js #docs");

        var hints = PrefixHint.of(frames("/srv/app/scripts/test.js"), rules.rules(), List.of());

        assertThat(hints)
                .extracting(PrefixHint.Hint::words)
                .containsExactly(
                        "would match from segment 3 of /srv/app/scripts/test.js: add a code mapping from `/srv/app/` to the empty root");
    }

    private static void assertWon(Verdict verdict, int line, String owner) {
        assertThat(verdict.code()).isEqualTo(Code.ASSIGNED);
        assertThat(Objects.requireNonNull(verdict.winner()).rule().line()).isEqualTo(line);
        assertThat(Objects.requireNonNull(verdict.owner()).name()).isEqualTo(owner);
    }
}
