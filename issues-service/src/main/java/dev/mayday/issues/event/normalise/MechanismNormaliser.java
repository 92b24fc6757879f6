package dev.mayday.issues.event.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.issues.event.json.Bag;
import dev.mayday.issues.event.json.Fields;
import dev.mayday.issues.event.json.Limit;
import java.util.Set;

/// `mechanism`: how an exception was caught, and its place in a tree of exceptions.
final class MechanismNormaliser {

    private static final Set<String> KNOWN =
            Set.of(
                    "type",
                    "handled",
                    "synthetic",
                    "description",
                    "help_link",
                    "source",
                    "is_exception_group",
                    "exception_id",
                    "parent_id",
                    "data",
                    "meta");

    private MechanismNormaliser() {}

    static void normalise(Fields exception) {
        var mechanism = exception.within("mechanism", "type");
        if (mechanism == null) return;
        liftOldForm(mechanism.node);
        if (mechanism.text("type", Limit.WORD) == null) mechanism.node.put("type", "generic");
        mechanism.flag("handled");
        mechanism.flag("synthetic");
        mechanism.flag("is_exception_group");
        mechanism.text("description", Limit.MESSAGE);
        mechanism.text("help_link", Limit.NAME);
        mechanism.text("source", Limit.SYMBOL);
        mechanism.natural("exception_id");
        mechanism.natural("parent_id");
        mechanism.bag("data", Bag.MEDIUM);
        mechanism.bag("meta", Bag.MEDIUM);
        mechanism.others(KNOWN, Bag.SMALL);
    }

    /// Old Cocoa SDKs wrote signal and Mach exception beside each other, without a type.
    private static void liftOldForm(ObjectNode mechanism) {
        if (mechanism.has("type")) return;
        var signal = mechanism.remove("posix_signal");
        var mach = mechanism.remove("mach_exception");
        if (signal == null && mach == null) return;
        var meta =
                mechanism.get("meta") instanceof ObjectNode there
                        ? there
                        : mechanism.putObject("meta");
        if (signal != null) meta.set("signal", signal);
        if (mach != null) meta.set("mach_exception", mach);
    }
}
