package dev.mayday.bench;

import dev.mayday.bench.target.WebApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be asked of the issue list: each order with each period, environment and filter, and
/// searches of every kind. By name the paths of the web API.
final class Lists {

    private static final Map<String, String> SORTS =
            Map.of(
                    "date", "last seen",
                    "new", "first seen",
                    "freq", "events",
                    "user", "users",
                    "impact", "impact");

    private static final List<String> PERIODS = List.of("24h", "14d", "30d");

    private static final List<List<String>> ENVIRONMENTS =
            List.of(
                    List.of(),
                    List.of("production"),
                    List.of("preview"),
                    List.of("production", "staging"));

    private static final List<String> FILTERS =
            List.of(
                    "",
                    "is:unresolved",
                    "is:resolved",
                    "level:error error.unhandled:yes",
                    "events.period:>50");

    /// Common and rare ones, and such as find nothing.
    private static final Map<String, String> SEARCHES = searches();

    private Lists() {}

    private static Map<String, String> searches() {
        var searches = new LinkedHashMap<String, String>();
        searches.put("tag of most issues", "environment:production");
        searches.put("tag of some", "is:unresolved store:store-7");
        searches.put("two tags", "region:eu-west plan:trial");
        searches.put("tag, not", "!region:eu-west");
        searches.put("tag with *", "server_name:*-1*");
        searches.put("release with *", "release:shop@4.1.*");
        searches.put("tag that is nowhere", "store:store-99");
        searches.put("has a tag", "has:feature");
        searches.put("tag or text", "region:asia OR voucher");
        searches.put("text of many", "is:unresolved order");
        searches.put("two words", "invoice refund");
        searches.put("text, not", "!order");
        searches.put("phrase that is nowhere", "\"no such thing as this\"");
        searches.put("title with *", "title:*Voucher*Error*");
        searches.put("message with *", "message:*not*");
        searches.put("many users lately", "users.period:>20");
        searches.put(
                "event id that is nowhere",
                "event.id:0123456789abcdef0123456789abcdef OR is:resolved");
        return searches;
    }

    /// The paths of each order.
    static Map<String, List<String>> byOrder(WebApi api) {
        var orders = new LinkedHashMap<String, List<String>>();
        for (var sort : List.of("date", "new", "freq", "user", "impact")) {
            var paths = new ArrayList<String>();
            for (var period : PERIODS)
                for (var environments : ENVIRONMENTS)
                    for (var filter : FILTERS)
                        paths.add(path(api, filter, sort, period, environments));
            orders.put("list by " + SORTS.get(sort), paths);
        }
        return orders;
    }

    static Map<String, String> searches(WebApi api) {
        var paths = new LinkedHashMap<String, String>();
        SEARCHES.forEach(
                (name, query) ->
                        paths.put("search: " + name, path(api, query, "date", "14d", List.of())));
        return paths;
    }

    private static String path(
            WebApi api, String query, String sort, String period, List<String> environments) {
        var more = new StringBuilder(URLEncoder.encode(query, StandardCharsets.UTF_8));
        more.append("&limit=25&sort=").append(sort).append("&statsPeriod=").append(period);
        for (var environment : environments) more.append("&environment=").append(environment);
        return api.issues(more.toString());
    }
}
