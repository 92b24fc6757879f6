package dev.mayday.ui.alerts;

import dev.mayday.contracts.alerts.AlertsApi.Channel;
import dev.mayday.contracts.alerts.AlertsApi.Field;
import dev.mayday.ui.web.Refused;
import java.util.List;
import java.util.Map;

/// The form that adds a destination of one kind, with what was typed into it.
///
/// @param name of the destination
/// @param nameProblem what is wrong with it; empty for nothing
record ChannelForm(String kind, String title, String name, String nameProblem, List<Input> inputs) {

    /// Before the names of a channel's own fields, so that they meet no others.
    static final String PREFIX = "settings.";

    /// @param id unique on the page
    /// @param type of the HTML input
    /// @param problem what is wrong with the value; empty for nothing
    record Input(
            String id,
            String name,
            String label,
            String type,
            String hint,
            String value,
            String problem) {}

    /// What a visitor typed, by the names of the form; empty when nothing was.
    ///
    /// @param field that was refused; empty for none
    /// @param problem why
    record Typed(
            String kind, String name, Map<String, String> settings, String field, String problem) {

        static final Typed NOTHING = new Typed("", "", Map.of(), "", "");

        Typed {
            settings = Map.copyOf(settings);
        }

        Typed refused(Refused refused) {
            return new Typed(kind, name, settings, refused.field(), refused.words());
        }

        private String problem(String of) {
            return of.equals(field) ? problem : "";
        }
    }

    static ChannelForm of(Channel channel, Typed typed) {
        var mine = typed.kind().equals(channel.kind().wire()) ? typed : Typed.NOTHING;
        return new ChannelForm(
                channel.kind().wire(),
                channel.title(),
                mine.name(),
                mine.problem("name"),
                channel.fields().stream().map(field -> input(channel, field, mine)).toList());
    }

    private static Input input(Channel channel, Field field, Typed typed) {
        return new Input(
                channel.kind().wire() + "-" + field.name(),
                PREFIX + field.name(),
                field.label(),
                field.type(),
                field.hint(),
                typed.settings().getOrDefault(field.name(), ""),
                typed.problem(field.name()));
    }

    /// Whether the person reads beside a field what is wrong.
    boolean says(Typed typed) {
        return typed.kind().equals(kind)
                && (!nameProblem.isEmpty()
                        || inputs.stream().anyMatch(input -> !input.problem().isEmpty()));
    }

    public String label() {
        return "Name of the " + title + " destination";
    }

    public String nameId() {
        return kind + "-name";
    }
}
