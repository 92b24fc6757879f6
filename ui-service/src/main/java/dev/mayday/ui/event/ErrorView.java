package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.contracts.issues.ThrownException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// One exception, or the stack that an event without one brought.
///
/// @param relation how it belongs to the one above: "", "caused by", "while handling", …
/// @param depth how far below the outermost it hangs, at most 4
/// @param handled "handled", "unhandled" or ""
/// @param mechanism what caught it
/// @param facts what the mechanism adds: description, signal, error numbers, data
/// @param help a web address, or ""
/// @param lent whose stack stands in for its own: "thread main"; empty when the stack is its own
public record ErrorView(
        String type,
        String value,
        String module,
        String relation,
        int depth,
        String handled,
        String mechanism,
        List<Pair> facts,
        String help,
        String lent,
        StackView stack) {

    private static final int DEEPEST = 4;
    private static final Set<String> SHOWN_OTHERWISE =
            Set.of(
                    "type",
                    "handled",
                    "help_link",
                    "source",
                    "is_exception_group",
                    "exception_id",
                    "parent_id",
                    "meta",
                    "data");

    public ErrorView {
        facts = List.copyOf(facts);
    }

    static List<ErrorView> all(List<Raised> raised, Reading reading) {
        return raised.stream().map(one -> of(one, reading)).toList();
    }

    private static ErrorView of(Raised one, Reading reading) {
        var mechanism = one.exception().path("mechanism");
        return new ErrorView(
                one.type(),
                one.value(),
                one.module(),
                words(one.relation()),
                Math.min(DEEPEST, one.how().depth()),
                handled(mechanism.path("handled")),
                Json.text(mechanism, "type"),
                facts(mechanism),
                Pair.webAddress(Json.text(mechanism, "help_link")),
                one.stack().from(),
                StackView.of(one.stack().stacktrace(), reading));
    }

    static String words(ThrownException.Relation relation) {
        return switch (relation) {
            case OUTERMOST -> "";
            case CAUSED_BY -> "caused by";
            case WHILE_HANDLING -> "while handling";
            case EARLIER -> "thrown before";
            case SUPPRESSED -> "suppressed";
            case MEMBER -> "in the group";
            case BESIDE -> "also thrown";
        };
    }

    private static String handled(JsonNode handled) {
        if (!handled.isBoolean()) return "";
        return handled.asBoolean() ? "handled" : "unhandled";
    }

    private static List<Pair> facts(JsonNode mechanism) {
        var facts = new ArrayList<Pair>();
        mechanism
                .properties()
                .forEach(
                        field -> {
                            if (!SHOWN_OTHERWISE.contains(field.getKey())) {
                                facts.add(Pair.of(field.getKey(), field.getValue()));
                            }
                        });
        mechanism
                .path("meta")
                .properties()
                .forEach(field -> facts.add(Pair.of(field.getKey(), coded(field.getValue()))));
        facts.addAll(Pair.allOr("data", mechanism.path("data")));
        var help = Json.text(mechanism, "help_link");
        if (!help.isEmpty() && Pair.webAddress(help).isEmpty()) {
            facts.add(new Pair("help_link", help, ""));
        }
        return facts;
    }

    /// What the operating system calls it: "SIGSEGV (number 11, code 1)".
    private static String coded(JsonNode code) {
        if (!code.isObject()) return Json.text(code);
        var rest = new StringJoiner(", ");
        code.properties()
                .forEach(
                        field -> {
                            if (!field.getKey().equals("name")) {
                                rest.add(field.getKey() + " " + Json.text(field.getValue()));
                            }
                        });
        var name = Json.text(code, "name");
        if (name.isEmpty()) return rest.toString();
        return rest.length() == 0 ? name : name + " (" + rest + ")";
    }
}
