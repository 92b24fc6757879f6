package dev.mayday.ui.kit;

import dev.mayday.ui.web.Refused;
import java.util.Map;

/// What a person typed into a form that was refused, and why; nothing for a form that is new.
///
/// @param values by the names of the form's fields
/// @param field that is wrong; empty when it is none of them
/// @param words what is wrong; empty for nothing
public record Typed(Map<String, String> values, String field, String words) {

    public static final Typed NOTHING = new Typed(Map.of(), "", "");

    public Typed {
        values = Map.copyOf(values);
    }

    public static Typed refused(Map<String, String> values, Refused refused) {
        return new Typed(values, refused.field(), refused.words());
    }

    /// What stands in a field: what was typed, else what is so far.
    public String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /// What is wrong with a field; empty for nothing.
    public String error(String name) {
        return name.equals(field) ? words : "";
    }

    /// What is wrong and belongs to none of these fields.
    public String elsewhere(String... names) {
        for (var name : names) if (name.equals(field)) return "";
        return words;
    }
}
