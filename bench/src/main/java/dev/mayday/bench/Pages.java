package dev.mayday.bench;

import dev.mayday.bench.load.Tally;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How fast what people look at is answered, one request after the other: the web API, and the
/// pages of a Mayday of our own.
final class Pages implements Command {

    /// One look at one page.
    private interface Look {
        void once() throws IOException;
    }

    @Override
    public void run(Run run, Report report) throws IOException {
        long events = run.options().number("events", 0);
        if (events > 0) Seed.fill(run, events, report);
        measure(run, report);
    }

    static void measure(Run run, Report report) throws IOException {
        var api =
                run.target()
                        .api()
                        .orElseThrow(() -> new IOException("pages needs --token with --dsn"));
        var issues = issues(api);
        for (var path : paths(api, issues).entrySet())
            time(run, report, "API: " + path.getKey(), looks(api, List.of(path.getValue())));
        if (run.options().number("orders", 0) > 0) {
            for (var order : Lists.byOrder(api).entrySet())
                time(run, report, "API: " + order.getKey(), looks(api, order.getValue()));
            for (var search : Lists.searches(api).entrySet())
                time(
                        run,
                        report,
                        "API: " + search.getKey(),
                        looks(api, List.of(search.getValue())));
        }
        var signedIn = run.target().ui();
        if (signedIn.isEmpty()) return;
        try (var ui = signedIn.get()) {
            for (var path : pages(api.project().slug(), issues).entrySet())
                time(run, report, path.getKey(), List.of(() -> ui.get(path.getValue())));
        }
    }

    /// By what is said of them: the latest, and the one with the most events.
    private static Map<String, String> issues(WebApi api) throws IOException {
        var issues = new LinkedHashMap<String, String>();
        for (var order : List.of(Map.entry("issue", "date"), Map.entry("greatest issue", "freq"))) {
            var path = api.issues("&limit=1&sort=" + order.getValue());
            var id = WebApi.read(api.get(path), path).path(0).path("id").asText();
            if (!id.isEmpty()) issues.put(order.getKey(), id);
        }
        return issues;
    }

    private static List<Look> looks(WebApi api, List<String> paths) {
        return paths.stream().map(path -> (Look) () -> WebApi.read(api.get(path), path)).toList();
    }

    /// Each in turn; several are measured as one, and the slowest of them by itself.
    private static void time(Run run, Report report, String name, List<Look> looks)
            throws IOException {
        long requests = Math.max(5, run.options().number("requests", 200) / looks.size());
        var all = Tally.histogram();
        double slowest = 0;
        for (var look : looks) {
            var times = Tally.histogram();
            for (long i = -Math.max(1, requests / 10); i < requests; i++) {
                long start = System.nanoTime();
                look.once();
                if (i >= 0) times.recordValue(Math.max(1, (System.nanoTime() - start) / 1000));
            }
            all.add(times);
            slowest = Math.max(slowest, times.getValueAtPercentile(50) / 1000.0);
        }
        report.add(name, all, 50, 95);
        if (looks.size() > 1) report.add(name + ", slowest of " + looks.size(), slowest, "ms");
    }

    private static Map<String, String> paths(WebApi api, Map<String, String> issues) {
        var paths = new LinkedHashMap<String, String>();
        paths.put("issue list", api.issues("is:unresolved&limit=25"));
        paths.put("issue list by count", api.issues("&sort=freq&limit=25"));
        paths.put("issue list, searched", api.issues("is:unresolved%20InvoiceError&limit=25"));
        issues.forEach(
                (name, id) -> {
                    paths.put(name, "/api/0/issues/" + id + "/");
                    paths.put("latest event of " + name, "/api/0/issues/" + id + "/events/latest/");
                });
        return paths;
    }

    private static Map<String, String> pages(String project, Map<String, String> issues) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("page: issue list", "/issues");
        pages.put("page: issue list by events", "/issues?sort=events");
        pages.put("page: issue list by impact, 30 days", "/issues?sort=impact&period=30d");
        pages.put("page: issue list, searched", "/issues?query=InvoiceError");
        pages.put("page: issue list, searched by tag", "/issues?query=region%3Aeu-west");
        pages.put("page: coverage of owners", "/projects/" + project + "/ownership/coverage");
        issues.forEach((name, id) -> pages.put("page: " + name, "/issues/" + id));
        return pages;
    }
}
