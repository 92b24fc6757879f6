package dev.mayday.ui.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The end user to whom it happened.
///
/// @param name the most telling thing known about them
public record UserView(String name, List<Pair> pairs) {

    public UserView {
        pairs = List.copyOf(pairs);
    }

    static UserView of(JsonNode user) {
        var pairs = new ArrayList<Pair>();
        user.properties()
                .forEach(
                        field -> {
                            if (field.getKey().equals("data")) {
                                pairs.addAll(Pair.all(field.getValue()));
                            } else if (!field.getValue().isNull()) {
                                pairs.add(Pair.of(field.getKey(), field.getValue()));
                            }
                        });
        return new UserView(name(user), pairs);
    }

    private static String name(JsonNode user) {
        for (var field : List.of("email", "username", "name", "id", "ip_address")) {
            var text = Json.text(user, field);
            if (!text.isEmpty()) return text;
        }
        return "";
    }
}
