package dev.mayday.issues.api.sentry;

import dev.mayday.contracts.people.MembersApi.Member;
import dev.mayday.issues.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of members, by id.
///
/// @param behind id of the last one of the page before; 0 for the first page
record MemberPage(long behind, int most) {

    private static final int MOST = 100;

    /// @throws Refused 400
    static MemberPage of(@Nullable String cursor, @Nullable String perPage) {
        var last = cursor == null || cursor.isEmpty() ? "0" : cursor;
        if (!last.matches("\\d{1,18}")) {
            throw Refused.invalid("cursor: take it from the Link header");
        }
        var limit = Parameters.limit(null, perPage);
        int most = limit == null ? MOST : Math.clamp(limit, 1, MOST);
        return new MemberPage(Long.parseLong(last), most);
    }

    /// One more than are shown, to see whether there are more.
    int asked() {
        return most + 1;
    }

    List<Member> shown(List<Member> found) {
        return found.size() > most ? found.subList(0, most) : found;
    }

    @Nullable String next(List<Member> found) {
        return found.size() > most ? Long.toString(found.get(most - 1).id()) : null;
    }
}
