package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Channel;
import java.util.List;
import java.util.Map;

/// The form that adds a destination of one kind, with what was typed into it.
///
/// @param name of the destination
record ChannelForm(String kind, String title, String name, List<Input> inputs) {

    /// Before the names of a channel's own fields, so that they meet no others.
    static final String PREFIX = "settings.";

    /// @param id unique on the page
    /// @param type of the HTML input
    record Input(String id, String name, String label, String type, String hint, String value) {}

    /// What a visitor typed, by the names of the form; empty when nothing was.
    record Typed(String kind, String name, Map<String, String> settings) {
        static final Typed NOTHING = new Typed("", "", Map.of());

        Typed {
            settings = Map.copyOf(settings);
        }
    }

    static ChannelForm of(Channel channel, Typed typed) {
        var mine = typed.kind().equals(channel.kind().wire()) ? typed : Typed.NOTHING;
        return new ChannelForm(
                channel.kind().wire(),
                channel.title(),
                mine.name(),
                channel.fields().stream()
                        .map(
                                field ->
                                        new Input(
                                                channel.kind().wire() + "-" + field.name(),
                                                PREFIX + field.name(),
                                                field.label(),
                                                field.type(),
                                                field.hint(),
                                                mine.settings().getOrDefault(field.name(), "")))
                        .toList());
    }

    public String label() {
        return title + " destination";
    }

    public String nameId() {
        return kind + "-name";
    }
}
