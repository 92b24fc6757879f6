package dev.mayday.bench;

import dev.mayday.bench.load.Tally;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import java.util.LinkedHashMap;
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
        var list = api.issues("is:unresolved&limit=25");
        var issue = WebApi.read(api.get(list), list).path(0).path("id").asText();
        for (var path : paths(api, issue).entrySet()) {
            var look = (Look) () -> WebApi.read(api.get(path.getValue()), path.getValue());
            time(run, report, "API: " + path.getKey(), look);
        }
        var signedIn = run.target().ui();
        if (signedIn.isEmpty()) return;
        try (var ui = signedIn.get()) {
            for (var path : pages(issue).entrySet()) {
                time(run, report, path.getKey(), () -> ui.get(path.getValue()));
            }
        }
    }

    private static void time(Run run, Report report, String name, Look look) throws IOException {
        long requests = run.options().number("requests", 200);
        var times = Tally.histogram();
        for (long i = -requests / 10; i < requests; i++) {
            long start = System.nanoTime();
            look.once();
            if (i >= 0) times.recordValue(Math.max(1, (System.nanoTime() - start) / 1000));
        }
        report.add(name, times, 50, 95);
    }

    private static Map<String, String> paths(WebApi api, String issue) {
        var paths = new LinkedHashMap<String, String>();
        paths.put("issue list", api.issues("is:unresolved&limit=25"));
        paths.put("issue list by count", api.issues("&sort=freq&limit=25"));
        paths.put("issue list, searched", api.issues("is:unresolved%20InvoiceError&limit=25"));
        if (!issue.isEmpty()) {
            paths.put("issue", "/api/0/issues/" + issue + "/");
            paths.put("latest event", "/api/0/issues/" + issue + "/events/latest/");
        }
        return paths;
    }

    private static Map<String, String> pages(String issue) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("page: issue list", "/issues");
        pages.put("page: issue list, searched", "/issues?text=InvoiceError");
        if (!issue.isEmpty()) pages.put("page: issue", "/issues/" + issue);
        return pages;
    }
}
