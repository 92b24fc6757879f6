package dev.mayday.issues.read;

import static dev.mayday.issues.Ask.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.issues.Fixtures;
import dev.mayday.issues.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that are a few bytes as they lie in the table, and very much when they are read: a page
/// of them is short, and all pages together have them all.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LargeEventsTest {

    private static final Pattern NEXT =
            Pattern.compile("rel=\"next\"; results=\"true\"; cursor=\"([^\"]*)\"");

    private static final int COPIES = 60;

    @Inject Fixtures fixtures;

    @ParameterizedTest
    @ValueSource(strings = {"full=true", "full=true&query=kind:large"})
    void a_page_of_them_is_short_and_the_next_one_goes_on(String asked) {
        var tenant = fixtures.tenant();
        var token = fixtures.token(tenant, "event:read");
        long issue = fixtures.issue(tenant.project(), "Error: large");
        fixtures.event(tenant.project(), issue, Instant.parse("2026-03-01T12:00:00Z"), large());
        fixtures.run(
                """
                INSERT INTO event
                SELECT project_id, gen_random_uuid(), day, issue_id, environment,
                       received + n * interval '1 s', occurred, release, lateness, user_hash,
                       dictionary, body
                  FROM event CROSS JOIN generate_series(1, ?) AS n
                 WHERE issue_id = ?""",
                COPIES - 1,
                issue);

        var found = new HashSet<String>();
        var cursor = "";
        for (int pages = 0; cursor != null; pages++) {
            assertThat(pages).isLessThan(COPIES);
            var answer =
                    as(token)
                            .get(
                                    "/api/0/issues/%d/events/?%s&per_page=100%s"
                                            .formatted(issue, asked, cursor));
            List<String> ids = answer.then().statusCode(200).extract().path("eventID");
            assertThat(ids).hasSizeLessThan(COPIES);
            found.addAll(ids);
            var next = NEXT.matcher(answer.header("Link"));
            cursor = next.find() ? "&cursor=" + next.group(1) : null;
        }
        assertThat(found).hasSize(COPIES);
    }

    private static String large() {
        var extra =
                IntStream.range(0, 50)
                        .mapToObj(n -> "\"k%d\": \"%s\"".formatted(n, "a".repeat(8_000)))
                        .collect(Collectors.joining(", "));
        return "{\"message\": \"m\", \"tags\": {\"kind\": \"large\"}, \"extra\": {%s}}"
                .formatted(extra);
    }
}
