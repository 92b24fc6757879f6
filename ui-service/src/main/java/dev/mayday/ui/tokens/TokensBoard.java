package dev.mayday.ui.tokens;

import dev.mayday.contracts.issues.TokensApi.Token;
import dev.mayday.contracts.issues.TokensApi.Tokens;
import dev.mayday.ui.kit.Option;
import dev.mayday.ui.kit.Tick;
import dev.mayday.ui.kit.Typed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that the tokens page shows.
///
/// @param secret of a token that was just made; empty for none
/// @param organization tokens of the organization; empty also for who may not see them
/// @param administrates whether the visitor sees to those of the organization
record TokensBoard(
        String secret,
        String baseUrl,
        String slug,
        List<TokenLine> mine,
        List<TokenLine> organization,
        boolean administrates,
        List<Tick> scopes,
        List<Option> lives,
        List<Option> owners,
        Typed typed) {

    static TokensBoard of(Tokens tokens, String secret, Typed typed, Instant now) {
        var chosen =
                Arrays.stream(typed.value("scopes", "").split(" ")).collect(Collectors.toSet());
        var organization = tokens.organization();
        return new TokensBoard(
                secret,
                tokens.baseUrl(),
                tokens.slug(),
                lines(tokens.mine(), now),
                organization == null ? List.of() : lines(organization, now),
                organization != null,
                ScopeWords.of(tokens.scopes(), chosen),
                lives(typed.value("days", "")),
                owners(typed.value("of", "")),
                typed);
    }

    private static List<TokenLine> lines(List<Token> tokens, Instant now) {
        return tokens.stream().map(token -> TokenLine.of(token, now)).toList();
    }

    private static List<Option> lives(String chosen) {
        var usual =
                new Option(
                        "", "90 days; a token of the organization without end", chosen.isEmpty());
        return Stream.concat(
                        Stream.of(usual),
                        Arrays.stream(Life.values())
                                .map(
                                        life ->
                                                new Option(
                                                        life.wire(),
                                                        life.words(),
                                                        life.wire().equals(chosen))))
                .toList();
    }

    private static List<Option> owners(String chosen) {
        return List.of(
                new Option("person", "me: it ends when I leave", !chosen.equals("organization")),
                new Option(
                        "organization",
                        "the organization: it outlives me",
                        chosen.equals("organization")));
    }

    public boolean made() {
        return !secret.isEmpty();
    }

    /// Such a token says by itself where it is from.
    public boolean ofOrganization() {
        return secret.startsWith("sntrys_");
    }

    public String file() {
        var defaults = "\n\n[defaults]\nurl=%s\norg=%s".formatted(baseUrl, slug);
        return "[auth]\ntoken=" + secret + (ofOrganization() ? "" : defaults);
    }

    public String environment() {
        var place = "SENTRY_URL=%s\nSENTRY_ORG=%s\n".formatted(baseUrl, slug);
        return (ofOrganization() ? "" : place) + "SENTRY_AUTH_TOKEN=" + secret;
    }

    /// What is wrong with no field of the form.
    public String problem() {
        return typed.elsewhere("name", "projects", "networks", "scopes");
    }
}
