package dev.mayday.issues.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mayday.contracts.signon.Providers;
import dev.mayday.contracts.signon.Providers.Settings;
import dev.mayday.issues.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    private static final String LINES =
            "sre = acme admin platform; payments = acme member payments-team";

    /// Check 17.4.
    @Test
    void all_matching_lines_apply_highest_role_and_union_of_teams() {
        var verdict = judge(Map.of("mapping", LINES), "{\"groups\": [\"sre\", \"payments\"]}");

        assertThat(verdict.grants())
                .singleElement()
                .satisfies(
                        grant -> {
                            assertThat(grant.organization()).isEqualTo("acme");
                            assertThat(grant.role()).isEqualTo(Role.ADMIN);
                            assertThat(grant.teams()).containsExactly("payments-team", "platform");
                        });
        assertThat(verdict.reasons())
                .contains(
                        "The claim groups holds sre, payments.",
                        "Applies: sre = acme admin platform",
                        "Gives role admin in acme, teams payments-team, platform.");
    }

    @Test
    void each_organization_is_given_for_itself() {
        var lines = "ops = acme owner; ops = beta viewer readers";

        var verdict = judge(Map.of("mapping", lines), "{\"groups\": \"ops\"}");

        assertThat(verdict.grants())
                .extracting(Mapping.Grant::organization)
                .containsExactly("acme", "beta");
    }

    @Test
    void what_is_given_in_an_organization_that_is_not_there_is_given_to_nobody() {
        var lines = "ops = acme owner; ops = beta viewer readers";

        var verdict =
                Mapping.judge(
                        charter(Map.of("mapping", lines)),
                        claims("{\"groups\": \"ops\"}"),
                        Set.of("acme", "gamma"));

        assertThat(verdict.grants())
                .extracting(Mapping.Grant::organization)
                .containsExactly("beta");
        assertThat(verdict.absent()).containsExactly("acme");
        assertThat(verdict.reasons())
                .contains(
                        "There is no organization acme, so role owner in it is given to nobody.",
                        "Gives role viewer in beta, teams readers.");
    }

    @Test
    void upper_and_lower_case_differ_and_the_reasons_say_so() {
        var verdict = judge(Map.of("mapping", LINES), "{\"groups\": [\"SRE\"]}");

        assertThat(verdict.grants()).isEmpty();
        assertThat(verdict.reasons())
                .contains(
                        "Does not apply: sre = acme admin platform (upper and lower case differ)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realm_access.roles | {\"realm_access\": {\"roles\": [\"sre\"]}}",
                "groups | {\"groups\": \"sre\"}",
                "https://acme.example/groups | {\"https://acme.example/groups\": [\"sre\"]}",
                "https://acme.example/x.in | {\"https://acme.example/x\": {\"in\": [\"sre\"]}}",
                "groups | {\"groups\": [1, null, {}, \"sre\"]}"
            })
    void the_claim_is_found_by_its_path(String claim, String claims) {
        var verdict = judge(Map.of("claim", claim, "mapping", LINES), claims);

        assertThat(verdict.grants()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | There is no claim groups.",
                "{\"groups\": null} | There is no claim groups.",
                "{\"groups\": []} | The claim groups is empty.",
                "{\"groups\": {\"a\": 1}} | The claim groups is empty."
            })
    void who_has_no_group_is_refused_unless_a_viewer_is_wanted(String claims, String reason) {
        var refused = judge(Map.of("mapping", LINES), claims);
        var viewer = judge(Map.of("mapping", LINES, "unmapped", "viewer:acme"), claims);

        assertThat(refused.grants()).isEmpty();
        assertThat(refused.reasons()).contains(reason);
        assertThat(viewer.grants())
                .singleElement()
                .satisfies(grant -> assertThat(grant.role()).isEqualTo(Role.VIEWER));
    }

    @Test
    void names_of_groups_may_hold_signs_that_lines_are_made_of() {
        var rules =
                Rule.read(
                        "cn=sre,ou=x = acme admin\n\"a;b\" = acme viewer\n\n/team/x = acme member");

        assertThat(rules).extracting(Rule::group).containsExactly("cn=sre,ou=x", "a;b", "/team/x");
        assertThat(rules)
                .allSatisfy(rule -> assertThat(Rule.read(rule.text())).containsExactly(rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mapping | sre acme admin | has no =",
                "mapping | sre = acme | needs an organization and a role",
                "mapping | sre = acme boss | 'boss' is no role: viewer, member, admin or owner",
                "mapping | sre = Acme! admin | 'Acme!' is no name of a organization",
                "mapping | sre = beta admin | only for organization acme",
                "unmapped | allow | must be deny or viewer:<organization>",
                "unmapped | viewer:beta | must be deny or viewer:acme",
                "sync | always | must be every_login or first_login",
                "recheck | often | must be a time of a minute or more",
                "recheck | 5s | must be a time of a minute or more",
                "trust-email | maybe | must be true or false"
            })
    void a_setting_that_cannot_be_used_is_named_with_what_to_write(
            String key, String value, String words) {
        assertThatThrownBy(() -> charter(Map.of(key, value, "organization", "acme")))
                .hasMessageContaining("MAYDAY_OIDC_" + key.toUpperCase().replace('-', '_'))
                .hasMessageContaining(words);
    }

    @Test
    void an_address_counts_only_when_the_provider_verified_it() {
        assertThat(email("{\"email\": \"a@b.example\", \"email_verified\": true}", false))
                .isEqualTo("a@b.example");
        assertThat(email("{\"email\": \"a@b.example\", \"email_verified\": false}", false))
                .isNull();
        assertThat(email("{\"email\": \"a@b.example\"}", false)).isNull();
        assertThat(email("{\"email\": \"a@b.example\"}", true)).isEqualTo("a@b.example");
        assertThat(email("{\"email\": \"a@partner.INVALID\"}", true)).isNull();
    }

    private static String email(String claims, boolean trusted) {
        return claims(claims).email(trusted);
    }

    private static Mapping.Verdict judge(Map<String, String> settings, String claims) {
        return Mapping.judge(charter(settings), claims(claims), Set.of());
    }

    private static Charter charter(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        settings.forEach((key, value) -> all.put("mayday.oidc." + key, value));
        all.put("mayday.oidc.issuer", "https://login.example/realms/acme");
        all.put("mayday.oidc.client-id", "mayday");
        List<Settings> read = Providers.settings(all::get);
        return Charter.of(read.getFirst());
    }

    private static Claims claims(String json) {
        try {
            return new Claims(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
