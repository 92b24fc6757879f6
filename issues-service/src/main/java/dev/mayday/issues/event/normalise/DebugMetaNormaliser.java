package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Lists;
import java.util.ArrayList;
import java.util.Set;

/// `debug_meta`: which files symbols and source maps are to be found in (protocol 5.11).
final class DebugMetaNormaliser {

    private static final int MOST_IMAGES = 3000;
    private static final Set<String> TYPES =
            Set.of(
                    "sourcemap",
                    "proguard",
                    "jvm",
                    "symbolic",
                    "macho",
                    "elf",
                    "pe",
                    "pe_dotnet",
                    "wasm",
                    "dart_symbol_map",
                    "apple");

    private DebugMetaNormaliser() {}

    static void normalise(Fields event) {
        var debugMeta = event.within("debug_meta");
        if (debugMeta == null) return;
        debugMeta.bag("sdk_info", Bag.SMALL);
        if (debugMeta.get("images") != null) images(debugMeta);
        debugMeta.others(Set.of("sdk_info", "images"), Bag.SMALL);
        if (debugMeta.node.isEmpty()) event.node.remove("debug_meta");
    }

    private static void images(Fields debugMeta) {
        var list = debugMeta.list("images");
        if (list == null) return;
        int length = list.size();
        Lists.keepFirst(list, MOST_IMAGES);
        if (length > MOST_IMAGES) debugMeta.notes.shortened(debugMeta.path.at("images"), length);
        var path = debugMeta.path.at("images");
        var kept = new ArrayList<Fields>();
        for (var image : Fields.elements(list, path, debugMeta.notes)) {
            if (TYPES.contains(image.node.path("type").asText())) {
                Bag.MEDIUM.fit(image.node, image.path, image.notes);
                kept.add(image);
            } else {
                image.notes.invalid(image.path, "unknown type of image", image.node.get("type"));
            }
        }
        debugMeta.notes.thinned(path, list.size(), kept);
        if (kept.isEmpty()) debugMeta.node.remove("images");
        else debugMeta.node.set("images", Fields.list(kept, list));
    }
}
