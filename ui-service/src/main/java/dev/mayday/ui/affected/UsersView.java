package dev.mayday.ui.affected;

import dev.mayday.contracts.issues.AffectedApi.User;
import dev.mayday.contracts.issues.AffectedApi.Users;
import dev.mayday.contracts.issues.AffectedApi.Who;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.Moment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who has met an issue.
///
/// @param anonymous how many events tell no user, in words; empty when all do
public record UsersView(Count total, String anonymous, List<Line> most) {

    /// So many stand open.
    private static final int FIRST = 4;

    public UsersView {
        most = List.copyOf(most);
    }

    /// @param name the best that its newest event says
    /// @param more what else it says; may be empty
    /// @param href its events; empty when nothing tells them
    /// @param newest its newest event
    public record Line(
            String name, String more, String href, Count events, Moment last, String newest) {

        public boolean linked() {
            return !href.isEmpty();
        }

        static Line of(User user, IssueAddress at, Instant now) {
            var says = said(user.who());
            var names =
                    Stream.of("email", "name", "username", "id", "ip")
                            .map(says::get)
                            .filter(one -> one != null)
                            .distinct()
                            .toList();
            var by =
                    Stream.of("id", "email", "username", "ip")
                            .filter(says::containsKey)
                            .findFirst();
            return new Line(
                    names.isEmpty() ? unknown(user.who()) : names.getFirst(),
                    more(names),
                    by.map(kind -> at.adding("user." + kind, says.getOrDefault(kind, "")))
                            .orElse(""),
                    Count.of(user.events()),
                    Moment.of(user.lastSeen(), now),
                    at.event(user.newest()));
        }

        /// Not again what the address begins with.
        private static String more(List<String> names) {
            if (names.size() < 2 || names.getFirst().startsWith(names.get(1) + "@")) return "";
            return names.get(1);
        }

        private static Map<String, String> said(@Nullable Who who) {
            var says = new LinkedHashMap<String, String>();
            if (who == null) return says;
            put(says, "id", who.id());
            put(says, "username", who.username());
            put(says, "email", who.email());
            put(says, "name", who.name());
            put(says, "ip", who.address());
            return says;
        }

        private static void put(Map<String, String> says, String key, String value) {
            if (!value.isBlank() && !value.equals("[Filtered]")) says.put(key, value);
        }

        private static String unknown(@Nullable Who who) {
            return who == null ? "Newest event not kept" : "Name filtered";
        }
    }

    static UsersView of(Users users, long events, IssueAddress at, Instant now) {
        return new UsersView(
                Count.of(users.total()),
                anonymous(users.anonymous(), events),
                users.most().stream().map(user -> Line.of(user, at, now)).toList());
    }

    private static String anonymous(@Nullable Long without, long events) {
        if (without == null || without == 0 || events == 0) return "";
        if (without == events) return "No event names a user.";
        return "%s of the events (%s) %s not name a user."
                .formatted(
                        Share.words(without * 100.0 / events),
                        Count.of(without).exact(),
                        without == 1 ? "does" : "do");
    }

    public List<Line> first() {
        return most.subList(0, Math.min(FIRST, most.size()));
    }

    public List<Line> rest() {
        return most.subList(first().size(), most.size());
    }
}
