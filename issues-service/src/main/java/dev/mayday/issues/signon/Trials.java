package dev.mayday.issues.signon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Grant;
import dev.mayday.contracts.signon.SignOnApi.MappingText;
import dev.mayday.contracts.signon.SignOnApi.Trial;
import dev.mayday.contracts.signon.SignOnApi.TrialRequest;
import dev.mayday.issues.Refused;
import dev.mayday.issues.signon.Charters.Party;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tries a mapping on claims that somebody pasted: the same function as a sign-in, and nothing
/// else. An admin sees what is made of people in their own organization, and the lines that name
/// none that is there; providers of others do not exist.
@Singleton
public record Trials(Charters charters, Absent absent, ObjectMapper json) {

    private static final int LONGEST = 100_000;

    /// @param organization slug
    public Uni<List<MappingText>> mappings(String organization) {
        return Multi.createFrom()
                .iterable(charters.parties())
                .filter(party -> charters.reach(party.charter()).holds(organization))
                .onItem()
                .transformToUniAndConcatenate(party -> text(party, organization))
                .collect()
                .asList();
    }

    private Uni<MappingText> text(Party party, String organization) {
        return absent.of(party.charter())
                .map(
                        slugs ->
                                text(
                                        party.provider(),
                                        party.charter().seenFrom(organization, slugs),
                                        List.copyOf(slugs)));
    }

    private static MappingText text(Provider provider, Charter seen, List<String> absent) {
        return new MappingText(
                provider.name(),
                provider.title(),
                seen.claim(),
                seen.rules().stream().map(Rule::text).toList(),
                seen.unmappedText(),
                absent);
    }

    /// @param organization slug
    /// @throws Refused 400 when the claims are none, 404 for an unknown provider
    public Uni<Trial> trial(String organization, TrialRequest request) {
        var charter =
                charters.named(request.provider())
                        .map(Party::charter)
                        .filter(known -> charters.reach(known).holds(organization))
                        .orElseThrow(Refused::notFound);
        var claims = new Claims(read(request.claims()));
        return absent.of(charter)
                .map(
                        slugs ->
                                trial(
                                        organization,
                                        charter.seenFrom(organization, slugs),
                                        claims,
                                        slugs));
    }

    private Trial trial(
            String organization, Charter charter, Claims claims, SortedSet<String> absent) {
        var verdict = Mapping.judge(charter, claims, absent);
        var reasons = new ArrayList<>(verdict.reasons());
        var email = claims.email(charter.trustEmail());
        reasons.add(joins(email, reach(organization)));
        return new Trial(
                !verdict.grants().isEmpty(),
                verdict.grants().stream()
                        .map(
                                grant ->
                                        new Grant(
                                                grant.organization(),
                                                grant.role().word(),
                                                List.copyOf(grant.teams())))
                        .toList(),
                reasons);
    }

    /// Of which other organizations a provider is, is not for this one to see.
    private Reach reach(String organization) {
        return new Reach(charters.all().size() == 1, new TreeSet<>(Set.of(organization)));
    }

    private static String joins(@Nullable String email, Reach reach) {
        if (email == null) {
            return "No verified e-mail address: the person gets an account without one, and joins"
                    + " no account that is there.";
        }
        return reach.everywhere()
                ? "Joins the account of %s, if there is one.".formatted(email)
                : "Joins the account of %s, if there is one that is in no organization but %s, is no"
                                .formatted(email, String.join(", ", reach.organizations()))
                        + " instance admin's, and is nobody's whom a provider of others vouched for.";
    }

    private JsonNode read(@Nullable String text) {
        if (text == null || text.isBlank()) throw Refused.invalid("claims: paste the claims");
        if (text.length() > LONGEST) throw Refused.invalid("claims: at most 100000 characters");
        try {
            @Nullable JsonNode node = json.readTree(text);
            if (node != null && node.isObject()) return node;
        } catch (JsonProcessingException noJson) {
            // said below
        }
        throw Refused.invalid(
                "claims: must be a JSON object, the decoded middle part of an ID token. Example:"
                        + " {\"groups\": [\"sre\"]}");
    }
}
