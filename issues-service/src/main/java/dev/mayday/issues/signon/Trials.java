package dev.mayday.issues.signon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jspecify.annotations.Nullable;

/// Tries a mapping on claims that somebody pasted: the same function as a sign-in, and nothing
/// else.
@Singleton
public record Trials(Charters charters, Absent absent, ObjectMapper json) {

    private static final int LONGEST = 100_000;

    public Uni<List<MappingText>> mappings() {
        return Multi.createFrom()
                .iterable(charters.parties())
                .onItem()
                .transformToUniAndConcatenate(
                        party ->
                                absent.of(party.charter())
                                        .map(slugs -> text(party, List.copyOf(slugs))))
                .collect()
                .asList();
    }

    private static MappingText text(Party party, List<String> absent) {
        var charter = party.charter();
        return new MappingText(
                party.provider().name(),
                party.provider().title(),
                charter.claim(),
                charter.rules().stream().map(Rule::text).toList(),
                charter.unmappedText(),
                absent);
    }

    /// @throws Refused 400 when the claims are none, 404 for an unknown provider
    public Uni<Trial> trial(TrialRequest request) {
        var charter = charters.named(request.provider()).orElseThrow(Refused::notFound).charter();
        var claims = new Claims(read(request.claims()));
        return absent.of(charter)
                .map(slugs -> trial(charter, claims, Mapping.judge(charter, claims, slugs)));
    }

    private Trial trial(Charter charter, Claims claims, Mapping.Verdict verdict) {
        var reasons = new ArrayList<>(verdict.reasons());
        var email = claims.email(charter.trustEmail());
        reasons.add(joins(email, charters.reach(charter)));
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
