package dev.mayday.bench;

import dev.mayday.bench.load.Tally;
import dev.mayday.bench.report.Report;
import dev.mayday.bench.target.WebApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// How fast what people look at is answered, one request after the other.
final class Pages implements Command {

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
        long requests = run.options().number("requests", 200);
        for (var page : pages(api).entrySet()) {
            var times = Tally.histogram();
            for (long i = -requests / 10; i < requests; i++) {
                long start = System.nanoTime();
                WebApi.read(api.get(page.getValue()), page.getValue());
                if (i >= 0) times.recordValue(Math.max(1, (System.nanoTime() - start) / 1000));
            }
            report.add(page.getKey(), times, 50, 95);
        }
    }

    /// Paths by the names that the report gives them.
    private static Map<String, String> pages(WebApi api) throws IOException {
        var list = api.issues("is:unresolved&limit=25");
        var pages = new LinkedHashMap<String, String>();
        pages.put("issue list", list);
        pages.put("issue list by count", api.issues("&sort=freq&limit=25"));
        pages.put("issue list, searched", api.issues("level:error+InvoiceError&limit=25"));
        for (var issue : WebApi.read(api.get(list), list)) {
            var path = "/api/0/issues/" + issue.path("id").asText() + "/";
            pages.put("issue", path);
            pages.put("its latest event", path + "events/latest/");
            break;
        }
        return pages;
    }
}
