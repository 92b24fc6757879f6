package dev.mayday.issues.event.normalise;

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
        liftOldForm(mechanism);
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
    private static void liftOldForm(Fields mechanism) {
        if (mechanism.get("type") != null) return;
        boolean isOld = mechanism.get("posix_signal") != null;
        if (!isOld && mechanism.get("mach_exception") == null) return;
        var there = mechanism.object("meta");
        var node = there == null ? mechanism.node.putObject("meta") : there;
        var meta = new Fields(node, mechanism.path.at("meta"), mechanism.notes);
        lift(mechanism, "posix_signal", meta, "signal");
        lift(mechanism, "mach_exception", meta, "mach_exception");
    }

    private static void lift(Fields mechanism, String from, Fields meta, String to) {
        var value = mechanism.node.remove(from);
        if (value == null) return;
        var there = meta.get(to);
        if (there == null) meta.node.set(to, value);
        else if (!there.equals(value)) {
            mechanism.notes.invalid(mechanism.path.at(from), "stands in meta already", value);
        }
    }
}
