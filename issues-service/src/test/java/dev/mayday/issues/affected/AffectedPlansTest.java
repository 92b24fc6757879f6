package dev.mayday.issues.affected;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.issues.read.Crowd;
import dev.mayday.issues.read.EventBodies;
import org.junit.jupiter.api.Test;

/// How many rows PostgreSQL reads to say whom an issue affects, by its own books: those kept of the
/// issue, and of other issues none.
class AffectedPlansTest {

    private final Crowd crowd = Crowd.shared();

    @Test
    void tags_are_read_of_one_issue() {
        var read =
                crowd.read(
                        () ->
                                new TagDistributions(crowd.pool)
                                        .of(crowd.crowded)
                                        .await()
                                        .indefinitely());

        assertThat(read.all("event")).isZero();
        assertThat(read.all("issue_tag")).isEqualTo(crowd.rows("issue_tag", crowd.crowded));
    }

    @Test
    void users_are_read_of_one_issue_and_events_of_those_that_are_shown() {
        var users = new AffectedUsers(crowd.pool, new EventBodies(new ObjectMapper()));

        var read = crowd.read(() -> users.of(crowd.quiet).await().indefinitely());

        assertThat(read.inTurn("event")).isZero();
        long met = crowd.rows("issue_user", crowd.quiet);
        // Each once in the sum, and once more to find the newest event.
        assertThat(read.all("issue_user")).isLessThanOrEqualTo(2 * met);
        assertThat(read.all("event")).isLessThanOrEqualTo(met);
    }

    @Test
    void releases_are_read_of_one_issue_and_the_latest_of_its_project() {
        var releases = new Releases(crowd.pool, crowd.surroundings);

        var happened = crowd.read(() -> releases.of(crowd.quiet).await().indefinitely());
        var lately = crowd.read(() -> releases.marks(crowd.quiet).await().indefinitely());

        long days = crowd.rows("issue_day", crowd.quiet);
        assertThat(happened.all("event")).isZero();
        assertThat(happened.all("issue_day")).isEqualTo(days);
        assertThat(happened.all("release")).isLessThanOrEqualTo(days);
        assertThat(lately.all("release")).isLessThanOrEqualTo(20);
    }
}
