package dev.mayday.ui.tokens;

import dev.mayday.ui.kit.Tick;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the scopes of a token are good for, in words.
final class ScopeWords {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("org:read", "See the organization. sentry-cli asks for it."),
                    Map.entry("org:write", "Change the organization and its tokens."),
                    Map.entry("org:admin", "All that an owner can do."),
                    Map.entry("org:ci", "What a build needs: releases, deploys, source maps."),
                    Map.entry("project:read", "List projects, settings and keys."),
                    Map.entry("project:write", "Change projects and keys."),
                    Map.entry("project:admin", "Remove projects too."),
                    Map.entry("project:releases", "Make releases."),
                    Map.entry("team:read", "List teams."),
                    Map.entry("team:write", "Change teams."),
                    Map.entry("team:admin", "Remove teams too."),
                    Map.entry("member:read", "List members."),
                    Map.entry("member:write", "Invite members and change them."),
                    Map.entry("member:admin", "Remove members too."),
                    Map.entry("event:read", "Read issues and events."),
                    Map.entry("event:write", "Resolve and archive issues."),
                    Map.entry("event:admin", "Delete issues too."),
                    Map.entry("alerts:read", "Read alert rules."),
                    Map.entry("alerts:write", "Change alert rules."));

    private ScopeWords() {}

    /// @param scopes that the person may give
    static List<Tick> of(List<String> scopes, Set<String> chosen) {
        return scopes.stream()
                .map(
                        scope ->
                                new Tick(
                                        scope,
                                        scope,
                                        WORDS.getOrDefault(scope, ""),
                                        chosen.contains(scope)))
                .toList();
    }
}
