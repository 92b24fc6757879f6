package dev.mayday.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Rule;
import dev.mayday.issues.access.Right;
import dev.mayday.issues.access.Role;
import dev.mayday.issues.access.Scope;
import dev.mayday.standalone.access.Asker.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every route of the running application, as everybody: each answers what its mark says, and
/// nothing of another organization or of another team's project is seen or changed.
@QuarkusTest
@QuarkusTestResource(WholeInstallation.class)
class AccessMatrixTest {

    /// Roles of who is in team A, or needs not to be.
    private static final Map<String, Role> INSIDE =
            Map.of(
                    "viewer", Role.VIEWER,
                    "member", Role.MEMBER,
                    "team admin", Role.MEMBER,
                    "admin", Role.ADMIN,
                    "owner", Role.OWNER);

    private static final String FOR_PEOPLE = "Only a signed-in person can do this.";

    @TestHTTPResource("/")
    String base;

    /// Who is behind a token is told to everybody who has one; what else it opens, the route itself
    /// decides. Named here, so that none is opened by mistake.
    private static final Set<String> OF_ALL_CALLERS =
            Set.of(
                    "GET /api/0",
                    "GET /api/0/auth",
                    "GET /api/0/users/me",
                    "GET /internal/access/projects/{project}",
                    "GET /internal/sessions/current",
                    "POST /internal/sign-on/departures");

    /// What cannot be fulfilled here, whoever asks, with the status that says so: there is no
    /// provider of single sign-on, and the destination is none that may be called.
    private static final Map<String, Integer> UNFULFILLED =
            Map.of(
                    "POST /internal/sign-on/trials", 400,
                    "POST /internal/alerts/projects/{project}/destinations", 400);

    /// Pages that lead nowhere by their address: of the installation, and of words that are none.
    private static final Set<String> NO_PAGES =
            Set.of("GET /issues/{rest}", "GET /operations", "GET /projects/{slug}/{rest}");

    private final List<String> faults = new ArrayList<>();
    private Asker asker = Asker.at("");
    private Cast cast;
    private Requests requests;
    private String standing = "";

    @BeforeEach
    void gather() throws Exception {
        asker = Asker.at(base.replaceAll("/$", ""));
        renew();
    }

    @AfterEach
    void leave() throws Exception {
        cast.close();
    }

    @Test
    void every_route_has_a_mark() {
        assertThat(Route.all()).filteredOn(route -> route.rule().isEmpty()).isEmpty();
        assertThat(Route.all()).extracting(Route::service).contains("issues", "alerts", "ui");
    }

    @Test
    void nobody_gets_in_without_a_bearer_or_with_one_that_is_over() throws Exception {
        for (var route : Route.all()) {
            if (route.rule().equals(Optional.of(new Rule.Open(Who.ANYBODY)))) continue;
            for (var who : List.of("nobody", "expired token")) {
                var answer = ask(route, who);
                boolean refused =
                        route.service().equals("ui")
                                ? isSentToSignIn(answer) || isSilent(route, who, answer)
                                : answer.status() == 401;
                note(refused, route, who, answer);
            }
        }
        nothingChanged();
    }

    /// All scopes that do not include it.
    private static String without(Scope missing) {
        return Arrays.stream(Scope.values())
                .filter(scope -> !scope.includes(missing))
                .map(Scope::word)
                .collect(Collectors.joining(","));
    }

    @Test
    void what_is_for_people_no_token_reaches_whatever_its_scopes() throws Exception {
        for (var route : Route.all()) {
            if (route.service().equals("ui") || !isForPeople(route)) continue;
            for (var who : List.of(Cast.OF_ORGANIZATION, Cast.OF_OWNER, "service")) {
                var answer = ask(route, who);
                boolean told = answer.body().contains(FOR_PEOPLE);
                note(answer.status() == 403 && told, route, who, answer);
            }
        }
        nothingChanged();
    }

    private static boolean isForPeople(Route route) {
        return switch (route.rule().orElseThrow()) {
            case Rule.Right right -> right.person();
            case Rule.Open(var who) -> who == Who.PERSON;
        };
    }

    @Test
    void few_routes_admit_every_bearer_and_they_are_known() throws Exception {
        var open = Optional.of(new Rule.Open(Who.CALLER));
        var routes = Route.all().stream().filter(route -> route.rule().equals(open)).toList();

        assertThat(routes)
                .extracting(Route::toString)
                .containsExactlyInAnyOrderElementsOf(OF_ALL_CALLERS);
        for (var route : routes) {
            var answer = ask(route, "viewer");
            note(answer.status() == 200, route, "viewer", answer);
            cast.signIn();
        }
        nothingChanged();
    }

    private static boolean isSentToSignIn(Answer answer) {
        return answer.status() == 303 && answer.location().startsWith("/sign-in")
                || answer.location().contains("/sign-in");
    }

    /// A page that looks nothing up answers a session that is over as it answers everybody; a
    /// stream ends without a word.
    private boolean isSilent(Route route, String who, Answer answer) throws Exception {
        if (who.equals("nobody")) return false;
        if (!isStream(route)) return isAsForTheOwner(route, answer);
        var whole = asker.askToTheEnd(requests.path(route), cast.bearer(who));
        return !whole.body().contains("data:");
    }

    private static boolean isStream(Route route) {
        return route.path().startsWith("/live/");
    }

    private boolean isAsForTheOwner(Route route, Answer answer) throws Exception {
        var same = ask(route, "owner");
        return answer.status() >= 300
                && answer.status() == same.status()
                && answer.location().equals(same.location())
                && !answer.body().contains(cast.secret());
    }

    @Test
    void a_token_without_the_scope_is_told_which_one() throws Exception {
        var tokens = new EnumMap<Scope, String>(Scope.class);
        for (var scope : Scope.values()) tokens.put(scope, cast.token(without(scope)));
        standing = Standing.of(cast);
        for (var route : Route.all()) {
            if (!(route.rule().orElse(null) instanceof Rule.Right mark)) continue;
            var right = right(mark);
            var answer = askWith(route, tokens.get(right.scope()));
            var said = mark.person() ? FOR_PEOPLE : "needs scope " + right.scope().word();
            note(answer.status() == 403 && answer.body().contains(said), route, said, answer);
        }
        nothingChanged();
    }

    @Test
    void outside_the_organization_and_outside_the_team_there_is_nothing() throws Exception {
        for (var route : Route.all()) {
            for (var who : List.of("owner elsewhere", "member without the team")) {
                var answer = ask(route, who);
                note(!answer.body().contains(cast.secret()), route, who + " sees", answer);
                note(answer.status() < 500, route, who, answer);
                if (isHidden(route, who)) note(isMissing(route, answer), route, who, answer);
                if (!route.isRead()) cast.signIn();
            }
        }
        nothingChanged();
    }

    /// Whether its path names what is not there for them.
    private static boolean isHidden(Route route, String who) {
        if (route.rule().equals(Optional.of(new Rule.Open(Who.SERVICE)))) return false;
        var path = route.path();
        boolean elsewhere = who.equals("owner elsewhere");
        if (elsewhere && path.contains("{organization}")) return true;
        boolean named = path.contains("{project}") || Requests.namesIssue(path);
        if (route.service().equals("ui")) named |= path.contains("/projects/{slug}");
        if (path.startsWith("/internal/projects/{slug}")) named = true;
        if (path.equals("/internal/dashboard/projects/{slug}")) named = true;
        return named && (elsewhere || mayAsMember(route));
    }

    private static boolean mayAsMember(Route route) {
        return !(route.rule().orElse(null) instanceof Rule.Right mark)
                || Role.MEMBER.includes(right(mark).role());
    }

    /// A page may lead to another one, and its form, which is sent empty, may be refused for that;
    /// a stream says nothing, whether there is such an issue or not.
    private boolean isMissing(Route route, Answer answer) throws Exception {
        if (answer.status() == 404) return true;
        if (!route.service().equals("ui") || isSentToSignIn(answer)) return false;
        if (!route.isRead()) return List.of(400, 415, 422, 403, 303).contains(answer.status());
        return isStream(route) || answer.status() == 303 && isAsForTheOwner(route, answer);
    }

    @Test
    void inside_each_role_does_what_the_table_says_and_is_told_what_it_lacks() throws Exception {
        for (var route : Route.all()) {
            if (!(route.rule().orElse(null) instanceof Rule.Right mark)) continue;
            var right = right(mark);
            for (var who : INSIDE.keySet()) {
                if (!route.isRead()) renew();
                var answer =
                        asker.ask(
                                route,
                                decided(requests.own(route, who)),
                                requests.body(route),
                                cast.bearer(who));
                if (may(right, who)) {
                    note(isFulfilled(route, answer), route, who, answer);
                } else {
                    var said = "needs " + right.words();
                    note(
                            answer.status() == 403 && answer.body().contains(said),
                            route,
                            who + " " + said,
                            answer);
                }
            }
            var service = ask(route, "service");
            note(service.status() == 403, route, "service", service);
            if (!route.isRead()) renew();
        }
        assertThat(faults).isEmpty();
    }

    private static boolean isFulfilled(Route route, Answer answer) {
        var expected = UNFULFILLED.get(route.toString());
        if (expected != null) return answer.status() == expected;
        return answer.status() >= 200 && answer.status() < 300;
    }

    /// With a decision that can be taken back, where the path names one.
    private String decided(String path) throws Exception {
        if (!path.startsWith("/internal/dashboard/decisions/")) return path;
        var decide =
                Route.all().stream()
                        .filter(
                                route ->
                                        route.toString()
                                                .equals("POST /internal/dashboard/decisions"))
                        .findFirst()
                        .orElseThrow();
        var report = new JsonObject(ask(decide, "owner").body());
        return "/internal/dashboard/decisions/" + report.getLong("decision");
    }

    @Test
    void every_page_opens_for_the_owner() throws Exception {
        for (var route : Route.all()) {
            if (!route.service().equals("ui") || !route.isRead() || !isForPeople(route)) continue;
            var answer = ask(route, "owner");
            int expected = NO_PAGES.contains(route.toString()) ? 404 : 200;
            boolean leadsOn = answer.status() == 303 && !isSentToSignIn(answer);
            note(answer.status() == expected || leadsOn, route, "owner", answer);
        }
        nothingChanged();
    }

    @Test
    void who_is_no_admin_removes_and_promotes_nobody_else() throws Exception {
        for (var route : Route.all()) {
            if (route.isRead() || !route.path().equals("/internal/members/{id}")) continue;
            for (var who : List.of("member", "team admin", "member without the team")) {
                var answer = ask(route, who);
                note(answer.status() == 403, route, who, answer);
            }
        }
        nothingChanged();
    }

    private static Right right(Rule.Right mark) {
        return new Right(Scope.of(mark.scope()).orElseThrow(), mark.orTeamAdmin(), mark.whole());
    }

    private static boolean may(Right right, String who) {
        return INSIDE.getOrDefault(who, Role.VIEWER).includes(right.role())
                || right.orTeamAdmin() && who.equals("team admin");
    }

    @Test
    void who_is_no_service_and_runs_no_installation_finds_nothing_of_it() throws Exception {
        for (var route : Route.all()) {
            if (!(route.rule().orElse(null) instanceof Rule.Open(var kind))) continue;
            if (!EnumSet.of(Who.SERVICE, Who.INSTANCE_ADMIN, Who.OPERATOR).contains(kind)) continue;
            for (var who : INSIDE.keySet()) {
                var answer = ask(route, who);
                note(answer.status() == refusal(route, kind), route, who, answer);
            }
            if (kind != Who.SERVICE) judgeForInstallation(route, kind);
        }
        nothingChanged();
    }

    /// alerts-service knows no people, so for a person's bearer it has no other word than for none.
    private static int refusal(Route route, Who kind) {
        if (kind != Who.SERVICE) return 404;
        return route.service().equals("alerts") ? 401 : 403;
    }

    /// Services run no installation, unless the mark says that they speak for who does.
    private void judgeForInstallation(Route route, Who kind) throws Exception {
        var answer = ask(route, "service");
        boolean admitted = answer.status() != 401 && answer.status() != 403;
        boolean right = kind == Who.OPERATOR ? admitted : answer.status() == 404;
        note(right, route, "service", answer);
    }

    private void renew() throws Exception {
        if (cast != null) cast.close();
        cast = Cast.gather();
        requests = Requests.of(cast);
        standing = Standing.of(cast);
    }

    private Answer ask(Route route, String who) throws Exception {
        return askWith(route, cast.bearer(who));
    }

    private Answer askWith(Route route, String bearer) throws Exception {
        return asker.ask(route, requests.path(route), requests.body(route), bearer);
    }

    private void note(boolean right, Route route, String who, Answer answer) {
        if (right) return;
        var said = answer.body().replaceAll("\\s+", " ");
        faults.add(
                "%s as %s (%s): %d %s"
                        .formatted(
                                route,
                                who,
                                route.rule().map(String::valueOf).orElse("no mark"),
                                answer.status(),
                                said.substring(0, Math.min(150, said.length()))));
    }

    private void nothingChanged() throws Exception {
        assertThat(faults).isEmpty();
        assertThat(Standing.of(cast)).isEqualTo(standing);
    }
}
