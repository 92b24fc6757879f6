package dev.mayday.issues.ownership.rules;

import dev.mayday.issues.search.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom the words for owners mean in one project (semantics 9.2).
public final class Directory {

    /// Somebody of the organization.
    ///
    /// @param access whether they see the project
    public record Entry(Owner owner, boolean access) {}

    private final String organization;
    private final Set<String> names;
    private final Map<String, Entry> teams = new HashMap<>();
    private final Map<String, Entry> addresses = new HashMap<>();

    /// By what stands before the @ of the address; what two have means neither.
    private final Map<String, @Nullable Entry> userNames = new HashMap<>();

    private final Map<String, Entry> codeHost = new HashMap<>();

    /// @param organization slug
    /// @param aliases other slugs that mean it
    /// @param entries teams and members
    /// @param codeHost names of a code host without their @, and whom each means: an owner as it is
    ///     written in rules
    public Directory(
            String organization,
            Set<String> aliases,
            List<Entry> entries,
            Map<String, String> codeHost) {
        this.organization = organization;
        var all = new HashSet<>(aliases);
        all.add(organization);
        this.names = Set.copyOf(all);
        for (var entry : entries) add(entry);
        codeHost.forEach(this::map);
    }

    private void add(Entry entry) {
        switch (entry.owner()) {
            case Owner.Team team -> teams.put(lower(team.slug()), entry);
            case Owner.Member member -> {
                var address = lower(member.email());
                addresses.put(address, entry);
                var name = userName(address);
                userNames.put(name, userNames.containsKey(name) ? null : entry);
            }
        }
    }

    private void map(String name, String owner) {
        if (of(owner) instanceof Answer.Found(var found, var access))
            codeHost.put(lower(name), new Entry(found, access));
    }

    /// What a word for an owner comes to.
    public sealed interface Answer {

        /// @param access whether the owner sees the project
        record Found(Owner owner, boolean access) implements Answer {}

        record Unknown() implements Answer {}

        record OtherOrganization(String named) implements Answer {}

        /// No form of 9.2.
        record Malformed() implements Answer {}
    }

    public String organization() {
        return organization;
    }

    /// The owner, when there is one who sees the project.
    public @Nullable Owner able(Written written) {
        return of(written.text()) instanceof Answer.Found(var owner, var access) && access
                ? owner
                : null;
    }

    /// @param text hostile
    public Answer of(String text) {
        int at = text.lastIndexOf('@');
        if (text.length() > 1 && text.startsWith("#")) {
            return answer(teams.get(lower(text.substring(1))));
        }
        if (text.length() > 1 && text.startsWith("@")) return ofCodeHost(text);
        if (at <= 0 || at == text.length() - 1) return new Answer.Malformed();
        var domain = text.substring(at + 1);
        if (domain.indexOf('.') >= 0) return answer(addresses.get(lower(text)));
        if (!names.contains(lower(domain))) return new Answer.OtherOrganization(domain);
        return answer(named(lower(text.substring(0, at))));
    }

    private Answer ofCodeHost(String text) {
        var name = lower(text.substring(1));
        var mapped = codeHost.get(name);
        if (mapped != null) return answer(mapped);
        int slash = name.lastIndexOf('/');
        if (slash >= 0) return answer(teams.get(name.substring(slash + 1)));
        var user = userNames.get(name);
        return answer(user == null ? teams.get(name) : user);
    }

    private @Nullable Entry named(String name) {
        var team = teams.get(name);
        return team == null ? userNames.get(name) : team;
    }

    private static Answer answer(@Nullable Entry entry) {
        return entry == null
                ? new Answer.Unknown()
                : new Answer.Found(entry.owner(), entry.access());
    }

    /// What somebody meant who is unknown. All names are compared: for texts that a person saves,
    /// and not for each event.
    ///
    /// @return empty, or with what precedes it: `; did you mean …?`
    String suggestion(String text) {
        return Suggestion.of(text, like(text));
    }

    /// Words of the same form.
    private List<String> like(String text) {
        var words = new ArrayList<String>();
        if (text.startsWith("#")) {
            teams.keySet().forEach(slug -> words.add("#" + slug));
        } else if (text.startsWith("@")) {
            codeHost.keySet().forEach(name -> words.add("@" + name));
            teams.keySet().forEach(slug -> words.add("@" + slug));
        } else if (text.indexOf('.', text.lastIndexOf('@')) >= 0) {
            words.addAll(addresses.keySet());
        } else {
            var domain = text.substring(text.lastIndexOf('@'));
            teams.keySet().forEach(slug -> words.add(slug + domain));
            userNames.keySet().forEach(name -> words.add(name + domain));
        }
        words.sort(null);
        return words;
    }

    private static String userName(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
