package dev.mayday.alerts.channel;

import dev.mayday.alerts.channel.Channel.Unfit;
import dev.mayday.alerts.egress.Reply;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The channels there are, by the word in a row.
@ApplicationScoped
public class Channels {

    private final List<Channel<?>> all;

    Channels(@All List<Channel<?>> all) {
        this.all = List.copyOf(all);
    }

    public List<Channel<?>> all() {
        return all;
    }

    /// Empty for a kind that this version does not know.
    public Optional<Channel<?>> find(String kind) {
        for (var channel : all) {
            if (channel.kind().wire().equals(kind)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    /// Why a destination may not be saved, or nothing.
    public Uni<Optional<String>> objection(String kind, Map<String, String> settings) {
        return objection(known(kind), settings);
    }

    /// Never fails: what cannot be sent is a [Reply], too.
    public Uni<Reply> send(String kind, Map<String, String> settings, Notice notice) {
        return Uni.createFrom()
                .deferred(() -> send(known(kind), settings, notice))
                .onFailure()
                .recoverWithItem(Reply::unsendable);
    }

    /// Of settings that were saved: without their secrets.
    public String masked(String kind, Map<String, String> settings) {
        return find(kind).map(channel -> masked(channel, settings)).orElse("…");
    }

    public Duration pace(String kind) {
        return find(kind).map(Channel::pace).orElse(Duration.ZERO);
    }

    private Channel<?> known(String kind) {
        return find(kind).orElseThrow(() -> new IllegalStateException("no channel for " + kind));
    }

    private static <S> Uni<Optional<String>> objection(
            Channel<S> channel, Map<String, String> given) {
        try {
            return channel.objection(channel.settings(given));
        } catch (Unfit unfit) {
            return Uni.createFrom().item(Optional.of(String.valueOf(unfit.getMessage())));
        }
    }

    private static <S> Uni<Reply> send(
            Channel<S> channel, Map<String, String> given, Notice notice) {
        try {
            return channel.send(notice, channel.settings(given));
        } catch (Unfit unfit) {
            return Uni.createFrom().item(Reply.unsendable(unfit));
        }
    }

    private static <S> String masked(Channel<S> channel, Map<String, String> given) {
        try {
            return channel.masked(channel.settings(given));
        } catch (Unfit _) {
            return "…";
        }
    }
}
