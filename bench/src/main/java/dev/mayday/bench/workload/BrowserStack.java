package dev.mayday.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Frames of a minified page without source maps, with function names kept.
record BrowserStack() implements Stack {

    private static final String HOST = "https://shop.example.org/static/js/";
    private static final String[] LIBRARY = {
        "dispatchDiscreteEvent",
        "batchedUpdates",
        "flushSyncCallbacks",
        "performWorkUntilDeadline",
        "callCallback",
        "executeDispatch"
    };

    @Override
    public Map<String, Object> error(Names names, int library, boolean lean) {
        var frames = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < library; i++) {
            var function = LIBRARY[i % LIBRARY.length];
            frames.add(frame("vendor.8f3a1c2d.js", function, 9_000 + i * 371));
        }
        var noun = Names.capital(names.noun());
        var chunk = names.area() + "-" + names.component() + ".5d41402a.js";
        frames.add(frame("main.7c9e6679.js", "on" + noun + "Click", 23_344));
        frames.add(frame(chunk, "submit" + noun, 311));
        frames.add(frame(chunk, "update" + Names.capital(names.area()) + noun, 1_207));
        frames.add(frame(chunk, names.camel(), 4_410));
        frames.add(frame(chunk, "check" + noun, 7_781));
        var value = "Cannot %s %s: 48213".formatted(names.verb(), names.noun());
        var mechanism = Map.of("type", "auto.browser.global_handlers.onerror", "handled", false);
        return Stack.exception(noun + "Error", value, mechanism, frames);
    }

    private static Map<String, Object> frame(String file, String function, int column) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("filename", HOST + file);
        frame.put("function", function);
        frame.put("in_app", true);
        frame.put("lineno", 1);
        frame.put("colno", column);
        return frame;
    }
}
