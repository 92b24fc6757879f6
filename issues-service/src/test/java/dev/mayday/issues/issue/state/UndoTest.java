package dev.mayday.issues.issue.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndoTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final Standing BEFORE =
            Standing.stored("unresolved", "regressed", "Seen again 2 h after.", 3, null);

    private static Decided undo(Duration after, Undo.@Nullable Later later) {
        return new Undo(NOON, BEFORE, later).decide(NOON.plus(after));
    }

    @Test
    void the_issue_stands_exactly_as_before() {
        assertThat(undo(Duration.ofMinutes(1), null)).isEqualTo(new Decided.Moved(BEFORE));
    }

    @Test
    void after_a_day_it_is_too_late() {
        assertThat(undo(Duration.ofHours(24), null)).isInstanceOf(Decided.Moved.class);
        assertThat(undo(Duration.ofHours(24).plusMillis(1), null))
                .isEqualTo(new Decided.Skipped("older than 24 h", "decided 24 h ago"));
    }

    @Test
    void what_came_later_stays_and_is_named() {
        var byBen = new Undo.Later("Ben", "archived it", NOON.plusSeconds(60), false);
        var byEvent = new Undo.Later(null, "Seen again.", NOON.plusSeconds(60), false);
        var undone = new Undo.Later("Ben", "undid: Ana …", NOON.plusSeconds(60), true);

        assertThat(undo(Duration.ofMinutes(6), byBen))
                .isEqualTo(
                        new Decided.Skipped(
                                "changed meanwhile",
                                "changed meanwhile: Ben archived it, 5 min ago"));
        assertThat(undo(Duration.ofMinutes(6), byEvent))
                .isEqualTo(
                        new Decided.Skipped(
                                "changed meanwhile", "changed meanwhile: Seen again, 5 min ago"));
        assertThat(undo(Duration.ofMinutes(6), undone))
                .isEqualTo(
                        new Decided.Skipped("already undone", "already undone by Ben 5 min ago"));
    }

    @Test
    void who_comes_second_is_told_who_was_first() {
        var resolved = Standing.opened().resolve("Ana", NOON).orElseThrow();
        var archived = Standing.opened().archive("Ana").orElseThrow();

        assertThat(resolved.already(NOON.plusSeconds(120)))
                .isEqualTo(
                        new Decided.Skipped(
                                "already resolved", "already resolved by Ana 2 min ago"));
        assertThat(archived.already(NOON).detail()).isEqualTo("already archived by Ana");
        assertThat(Standing.stored("resolved", "fixed", "", 1, NOON).already(NOON).detail())
                .isEqualTo("already resolved 0 s ago");
    }
}
