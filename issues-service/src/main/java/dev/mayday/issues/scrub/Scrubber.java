package dev.mayday.issues.scrub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/// The step between normalising and keeping, for one project. Changes the tree it is given and
/// answers it; safe for threads as long as each has its own tree.
public final class Scrubber implements UnaryOperator<ObjectNode> {

    public static final Scrubber DEFAULT = new Scrubber(ScrubSettings.DEFAULT);

    private final ScrubSettings settings;
    private final SafeFields safe;
    private final TextScrubber texts;
    private final KeyRules keys;

    public Scrubber(ScrubSettings settings) {
        this.settings = settings;
        this.safe = new SafeFields(settings.safeFields());
        this.texts = new TextScrubber(settings);
        this.keys = new KeyRules(settings);
    }

    @Override
    public ObjectNode apply(ObjectNode event) {
        if (!settings.dataScrubber()) return event;
        var trail = new Trail(event);
        new EventWalk(new Pass(trail, safe, keys, texts), settings.scrubIpAddresses()).scrub(event);
        new Leftovers(keys, texts).scrub(event);
        return event;
    }
}
