package dev.mayday.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.access.Rule;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Scope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of `docs/reference/access.md` say what the running application does.
@QuarkusTest
@QuarkusTestResource(WholeInstallation.class)
class AccessTableTest {

    private static final Path PAGE = Path.of("../docs/reference/access.md");
    private static final Path AS_IT_SHOULD_BE = Path.of("target/access.md");

    @Inject Router router;

    @Test
    void the_page_lists_every_route_and_scope() throws IOException {
        var written = Files.readString(PAGE);
        var right = with(with(written, "scopes", scopes()), "routes", routes());
        Files.writeString(AS_IT_SHOULD_BE, right);

        assertThat(written)
                .as("docs/reference/access.md: take standalone/target/access.md in its place")
                .isEqualTo(right);
    }

    private static String with(String page, String table, String rows) {
        var begin = "<!-- %s: begin -->".formatted(table);
        var end = "<!-- %s: end -->".formatted(table);
        return page.substring(0, page.indexOf(begin) + begin.length())
                + "\n"
                + rows
                + page.substring(page.indexOf(end));
    }

    private static String scopes() {
        return "| scope | least role of a person | of a token limited to projects |\n|---|---|---|\n"
                + Arrays.stream(Scope.values())
                        .map(
                                scope ->
                                        "| `%s` | %s | %s |\n"
                                                .formatted(
                                                        scope.word(),
                                                        scope.role().word(),
                                                        scope.isWhole() ? "nowhere" : "in those"))
                        .collect(Collectors.joining());
    }

    private String routes() {
        return List.of("issues", "alerts", "ui").stream()
                        .map(AccessTableTest::routes)
                        .collect(Collectors.joining())
                + doors("ingest-service", Door.INGEST)
                + doors("every process", Door.FRONT);
    }

    private String doors(String title, String service) {
        return "\n### %s\n\n| route | admits |\n|---|---|\n".formatted(title)
                + Door.all(router).stream()
                        .filter(door -> door.service().equals(service))
                        .map(door -> "| `%s` | %s |\n".formatted(door, door.admits()))
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String routes(String service) {
        return "\n### %s-service\n\n| route | scope | admits |\n|---|---|---|\n".formatted(service)
                + Route.all().stream()
                        .filter(route -> route.service().equals(service))
                        .map(AccessTableTest::row)
                        .distinct()
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String row(Route route) {
        var rule = route.rule().orElseThrow();
        var scope = rule instanceof Rule.Right right ? "`" + right.scope() + "`" : "–";
        return "| `%s` | %s | %s |\n".formatted(route, scope, admits(rule));
    }

    private static String admits(Rule rule) {
        return switch (rule) {
            case Rule.Right(var word, var orTeamAdmin, var person, var whole) ->
                    new Right(Scope.of(word).orElseThrow(), orTeamAdmin, whole).words()
                            + (person ? ", signed in" : "")
                            + (whole ? "; no token limited to projects" : "");
            case Rule.Open(var who) -> who.words();
        };
    }
}
