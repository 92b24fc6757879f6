package dev.mayday.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Frames with source lines and variables; outermost first.
record PythonStack() implements Stack {

    private static final String[] LIBRARY = {
        "django.core.handlers.exception:inner", "django.core.handlers.base:_get_response",
        "django.utils.deprecation:__call__", "rest_framework.views:dispatch",
        "django.db.transaction:__exit__", "django.views.generic.base:view"
    };

    @Override
    public Map<String, Object> error(Names names, int library, boolean lean) {
        var frames = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < library; i++) {
            var place = LIBRARY[i % LIBRARY.length].split(":");
            frames.add(frame(names, place[0], place[1], 40 + i * 17));
        }
        var area = "shop." + names.area();
        frames.add(frame(names, area + ".views", names.area() + "_view", 88));
        frames.add(frame(names, area + ".services", "process_" + names.noun(), 132));
        frames.add(frame(names, area + "." + names.component(), names.snake(), 57));
        frames.add(frame(names, area + ".rules", "check_" + names.noun(), 211));
        if (!lean) frames.forEach(frame -> explain(frame, names));
        var value = "could not %s %s 48213".formatted(names.verb(), names.noun());
        var mechanism = Map.of("type", "django", "handled", false);
        var exception =
                Stack.exception(Names.capital(names.noun()) + "Error", value, mechanism, frames);
        exception.put("module", area + ".errors");
        return exception;
    }

    private static Map<String, Object> frame(
            Names names, String module, String function, int line) {
        var path = module.replace('.', '/') + ".py";
        boolean inApp = module.startsWith("shop.");
        var root = inApp ? "/srv/app/" : "/usr/local/lib/python3.13/site-packages/";
        var frame = new LinkedHashMap<String, Object>();
        frame.put("filename", path);
        frame.put("abs_path", root + path);
        frame.put("function", function);
        frame.put("module", module);
        frame.put("lineno", line);
        frame.put("context_line", "        return %s(%s, limit)".formatted(function, names.noun()));
        frame.put("in_app", inApp);
        return frame;
    }

    private static void explain(Map<String, Object> frame, Names names) {
        var noun = names.noun();
        var function = frame.get("function");
        var before =
                List.of(
                        "",
                        "    def %s(self, %s, limit=None):".formatted(function, noun),
                        "        if %s is None or not self.enabled:".formatted(noun),
                        "            return self.fallback(limit)",
                        "        %s.refresh_from_db()".formatted(noun));
        var after =
                List.of(
                        "",
                        "    def %s_all(self, items):".formatted(names.verb()),
                        "        for %s in items:".formatted(noun),
                        "            self.queue.put(%s)".formatted(noun),
                        "");
        var variables =
                Map.of(
                        "self",
                        "<shop.%s.Service object at 0x7f3a9c41d2b0>".formatted(names.area()),
                        noun,
                        "<%s: 48213>".formatted(Names.capital(noun)),
                        "limit",
                        "None",
                        "password",
                        "[Filtered]");
        frame.put("pre_context", before);
        frame.put("post_context", after);
        frame.put("vars", variables);
    }
}
