package dev.mayday.issues.signon;

import dev.mayday.issues.access.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the claims of a person give them. A function of charter and claims, with its reasons.
final class Mapping {

    private Mapping() {}

    /// What somebody is in an organization.
    record Grant(String organization, Role role, SortedSet<String> teams) {

        Grant and(Grant other) {
            var union = new TreeSet<>(teams);
            union.addAll(other.teams);
            return new Grant(
                    organization, role.compareTo(other.role) >= 0 ? role : other.role, union);
        }
    }

    /// @param grants one for each organization; none when nobody is to be let in by groups
    /// @param absent organizations in which they would be let in, but which are not there
    /// @param groups what the claim held; null when it was missing
    /// @param reasons a sentence for each line of the mapping, and for what was decided at last
    record Verdict(
            List<Grant> grants,
            List<String> absent,
            @Nullable List<String> groups,
            List<String> reasons) {
        Verdict {
            grants = List.copyOf(grants);
            absent = List.copyOf(absent);
            reasons = List.copyOf(reasons);
        }
    }

    /// @param absent slugs that the charter names and no organization has
    static Verdict judge(Charter charter, Claims claims, Set<String> absent) {
        var groups = claims.texts(charter.claim());
        var reasons = new ArrayList<String>();
        reasons.add(found(charter.claim(), groups));
        Map<String, Grant> grants = new LinkedHashMap<>();
        for (var rule : charter.rules()) {
            boolean matches = groups != null && groups.contains(rule.group());
            reasons.add(said(rule, matches, groups));
            if (matches) grants.merge(rule.organization(), grant(rule), Grant::and);
        }
        if (grants.isEmpty()) {
            var viewer = charter.unmapped();
            reasons.add(unmapped(viewer));
            if (viewer != null) {
                grants.put(viewer, new Grant(viewer, Role.VIEWER, new TreeSet<>()));
            }
        }
        for (var grant : grants.values()) reasons.add(result(grant, absent));
        var missed = grants.keySet().stream().filter(absent::contains).toList();
        grants.keySet().removeAll(absent);
        return new Verdict(List.copyOf(grants.values()), missed, groups, reasons);
    }

    private static Grant grant(Rule rule) {
        return new Grant(rule.organization(), rule.role(), new TreeSet<>(rule.teams()));
    }

    private static String found(String claim, @Nullable List<String> groups) {
        if (groups == null) return "There is no claim " + claim + ".";
        if (groups.isEmpty()) return "The claim " + claim + " is empty.";
        return "The claim %s holds %s.".formatted(claim, String.join(", ", groups));
    }

    private static String said(Rule rule, boolean matches, @Nullable List<String> groups) {
        if (matches) return "Applies: " + rule.text();
        boolean nearly = groups != null && groups.stream().anyMatch(rule.group()::equalsIgnoreCase);
        return "Does not apply: " + rule.text() + (nearly ? " (upper and lower case differ)" : "");
    }

    private static String unmapped(@Nullable String viewer) {
        return viewer == null
                ? "No line applies, and who has no group is refused, unless somebody made them a"
                        + " member by hand."
                : "No line applies; who has no group is a viewer of " + viewer + ".";
    }

    private static String result(Grant grant, Set<String> absent) {
        if (absent.contains(grant.organization())) {
            return "There is no organization %s, so role %s in it is given to nobody."
                    .formatted(grant.organization(), grant.role().word());
        }
        return "Gives role %s in %s%s."
                .formatted(
                        grant.role().word(),
                        grant.organization(),
                        grant.teams().isEmpty()
                                ? ""
                                : ", teams " + String.join(", ", grant.teams()));
    }
}
