package dev.mayday.issues.event.normalise;

import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;

/// `extra`: 16 KiB a value, 256 KiB together.
final class ExtraNormaliser {

    private ExtraNormaliser() {}

    static void normalise(Fields event) {
        var extra = event.object("extra");
        if (extra == null) return;
        var path = event.path.at("extra");
        for (var entry : extra.properties()) {
            entry.setValue(
                    Bag.LARGER.fitted(entry.getValue(), path.at(entry.getKey()), event.notes));
        }
        Bag.MASSIVE.fit(extra, path, event.notes);
    }
}
