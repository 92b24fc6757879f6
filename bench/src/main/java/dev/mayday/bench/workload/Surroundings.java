package dev.mayday.bench.workload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What an SDK sends along with any error: runtime, request, installed modules, and as many
/// breadcrumbs (at most 100, as the SDKs keep them) and extra values as the event's size asks for.
record Surroundings(Language language, RandomGenerator random, Instant now) {

    private static final int MOST_BREADCRUMBS = 100;
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Safari/537.36";

    /// Contexts beside the trace, which differs from event to event.
    Map<String, Object> contexts() {
        return switch (language) {
            case PYTHON ->
                    Map.of(
                            "runtime",
                            Map.of(
                                    "name",
                                    "CPython",
                                    "version",
                                    "3.13.7",
                                    "build",
                                    "3.13.7 (main)"));
            case JAVA ->
                    Map.of(
                            "runtime",
                            Map.of("name", "Eclipse Adoptium", "version", "25.0.1"),
                            "os",
                            Map.of("name", "Linux", "version", "6.12.0", "type", "os"));
            case JAVASCRIPT ->
                    Map.of("culture", Map.of("locale", "en-US", "timezone", "Europe/Berlin"));
        };
    }

    /// All but contexts and the error.
    ///
    /// @param bytes how many breadcrumbs and extras shall amount to, about
    Map<String, Object> rest(int bytes, boolean lean) {
        var rest = new LinkedHashMap<String, Object>();
        rest.put("platform", language.platform());
        rest.put("sdk", sdk(lean));
        rest.put("request", request(lean));
        if (language != Language.JAVASCRIPT && bytes > 1_500) rest.put("modules", modules());
        var crumbs = new ArrayList<Map<String, Object>>();
        int left = bytes - (rest.containsKey("modules") ? 520 : 0);
        while (left > 0 && crumbs.size() < MOST_BREADCRUMBS) {
            var crumb = breadcrumb(crumbs.size());
            crumbs.add(crumb);
            left -= Json.bytes(crumb).length + 1;
        }
        rest.put("breadcrumbs", Map.of("values", crumbs));
        if (left > 0) rest.put("extra", extra(left));
        return rest;
    }

    private Map<String, Object> sdk(boolean lean) {
        var name = language.sdk();
        var version = language.version();
        if (lean) return Map.of("name", name, "version", version);
        return Map.of(
                "name",
                name,
                "version",
                version,
                "packages",
                List.of(Map.of("name", "registry:" + name, "version", version)),
                "integrations",
                List.of("dedupe", "excepthook", "logging", "modules", "stdlib"));
    }

    private Map<String, Object> request(boolean lean) {
        var page = "https://shop.example.org/" + Names.of(random.nextInt(2_000)).area();
        if (lean) return Map.of("url", page);
        var headers = Map.of("User-Agent", AGENT, "Referer", page, "Accept-Language", "en");
        if (language == Language.JAVASCRIPT) return Map.of("url", page, "headers", headers);
        return Map.of(
                "url",
                page,
                "method",
                "POST",
                "query_string",
                "page=2&sort=price",
                "headers",
                headers,
                "env",
                Map.of("SERVER_NAME", "shop.example.org", "SERVER_PORT", "443"));
    }

    private static Map<String, Object> modules() {
        var modules = new LinkedHashMap<String, Object>();
        var names =
                "asgiref billiard celery certifi django gunicorn idna jinja2 kombu markupsafe pillow"
                        + " psycopg pydantic redis requests six sqlparse stripe urllib3 vine";
        for (var name : names.split(" ")) {
            modules.put(name, name.length() + "." + name.charAt(0) % 10 + ".1");
        }
        return modules;
    }

    private Map<String, Object> breadcrumb(int index) {
        var names = Names.of(random.nextInt(20_000));
        var at = Head.iso(now.minusMillis(60_000 - index * 500L));
        int id = random.nextInt(100_000);
        var crumb = new LinkedHashMap<String, Object>();
        crumb.put("timestamp", at);
        switch (random.nextInt(3)) {
            case 0 -> {
                crumb.put("type", "http");
                crumb.put("category", language == Language.JAVASCRIPT ? "fetch" : "http");
                crumb.put("data", call(names, id));
            }
            case 1 -> {
                crumb.put("category", language == Language.JAVASCRIPT ? "ui.click" : "query");
                crumb.put(
                        "message",
                        language == Language.JAVASCRIPT
                                ? "div.%s > button#%s".formatted(names.area(), names.noun())
                                : "SELECT id, state FROM %s_%s WHERE id = %%s"
                                        .formatted(names.area(), names.noun()));
            }
            default -> {
                crumb.put("category", names.area() + "." + names.component());
                crumb.put("level", "info");
                crumb.put("message", names.verb() + " " + names.noun() + " " + id + " started");
            }
        }
        return crumb;
    }

    private Map<String, Object> call(Names names, int id) {
        var url = "https://%s.example.org/api/%s/%d".formatted(names.area(), names.noun(), id);
        return Map.of(
                "url", url, "method", "GET", "status_code", random.nextInt(9) == 0 ? 503 : 200);
    }

    private Map<String, Object> extra(int bytes) {
        var extra = new LinkedHashMap<String, Object>();
        int left = bytes;
        for (int i = 0; left > 0; i++) {
            var line = new StringBuilder();
            while (line.length() < Math.min(left, 1_500)) {
                var names = Names.of(random.nextInt(480_000));
                line.append(names.snake())
                        .append('=')
                        .append(random.nextInt(1_000_000))
                        .append(' ');
            }
            extra.put("state_" + i, line.toString());
            left -= line.length() + 14;
        }
        return extra;
    }
}
