package dev.mayday.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.access.Rule;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Scope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every route for tokens, as tokens with all scopes that are limited to another project: nothing
/// of this one is seen, nothing is changed, and what concerns the organization as a whole is
/// refused.
@QuarkusTest
@QuarkusTestResource(WholeInstallation.class)
class LimitedTokenMatrixTest {

    private static final String WHOLE = "needs a token that is not limited to projects";

    @TestHTTPResource("/")
    String base;

    @Test
    void a_token_of_another_project_sees_and_changes_nothing() throws Exception {
        var asker = Asker.at(base.replaceAll("/$", ""));
        var faults = new ArrayList<String>();
        try (var cast = Cast.gather()) {
            var requests = Requests.of(cast);
            for (var who : List.of(Cast.OF_ORGANIZATION, Cast.OF_OWNER)) limit(cast, who);
            var standing = Standing.of(cast);
            for (var route : Route.all()) {
                if (!(route.rule().orElse(null) instanceof Rule.Right mark)) continue;
                if (mark.person()) continue;
                for (var who : List.of(Cast.OF_ORGANIZATION, Cast.OF_OWNER)) {
                    var answer =
                            asker.ask(
                                    route,
                                    requests.path(route),
                                    requests.body(route),
                                    cast.bearer(who));
                    boolean silent =
                            answer.status() < 500 && !answer.body().contains(cast.secret());
                    boolean told = answer.status() == 403 && answer.body().contains(WHOLE);
                    if (!silent || told != isWhole(mark))
                        faults.add(route + " as " + who + ": " + answer);
                    var now = Standing.of(cast);
                    if (!now.equals(standing)) faults.add(route + " as " + who + " changes");
                    standing = now;
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isWhole(Rule.Right mark) {
        return new Right(Scope.of(mark.scope()).orElseThrow(), false, mark.whole()).whole();
    }

    private static void limit(Cast cast, String who) throws Exception {
        Sql.run(
                cast.database(),
                "UPDATE api_token SET projects = ARRAY(SELECT id FROM project WHERE slug = 'other' AND organization_id = ?)"
                        + " WHERE hash = ?",
                cast.scene().organization(),
                Cast.sha256(cast.bearer(who)));
    }
}
