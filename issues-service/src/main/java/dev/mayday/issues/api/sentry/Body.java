package dev.mayday.issues.api.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mayday.issues.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON object of a change. What would be ignored is refused by its name; what says only
/// how things are anyway is not.
record Body(JsonNode object) {

    /// @param changeable fields that can be changed
    /// @param fixed fields that cannot, with what they are, in JSON
    /// @throws Refused 400
    static Body of(@Nullable JsonNode body, Set<String> changeable, Map<String, String> fixed) {
        if (body == null || !body.isObject()) throw Refused.invalid("The body is no JSON object.");
        body.properties()
                .forEach(
                        field -> {
                            var name = field.getKey();
                            boolean same = field.getValue().toString().equals(fixed.get(name));
                            if (!changeable.contains(name) && !same) {
                                throw Refused.invalid(shown(name) + ": cannot be changed");
                            }
                        });
        return new Body(body);
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 59) + "…" : name;
    }

    /// @return null when it is not given
    @Nullable Boolean flag(String name) {
        var value = object.get(name);
        if (value == null) return null;
        if (!value.isBoolean()) throw Refused.invalid(name + ": true or false");
        return value.booleanValue();
    }

    /// @return null when it is not given
    @Nullable String text(String name) {
        var value = object.get(name);
        if (value == null) return null;
        if (!value.isTextual()) throw Refused.invalid(name + ": a text");
        return value.textValue();
    }

    /// The same of what may be taken away.
    ///
    /// @return empty when it is given as null
    @Nullable String textOrNone(String name) {
        return object.has(name) && object.get(name).isNull() ? "" : text(name);
    }

    /// @return null when it is not given
    @Nullable List<String> texts(String name) {
        var value = object.get(name);
        if (value == null) return null;
        if (!value.isArray()) throw Refused.invalid(name + ": a list of texts");
        var texts = new ArrayList<String>();
        for (var text : value) {
            if (!text.isTextual()) throw Refused.invalid(name + ": a list of texts");
            texts.add(text.textValue());
        }
        return texts;
    }
}
