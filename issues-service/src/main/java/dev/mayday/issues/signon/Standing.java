package dev.mayday.issues.signon;

import dev.mayday.issues.access.Role;
import org.jspecify.annotations.Nullable;

/// What somebody is in an organization now, and what a mapping makes of that. Pure: what was given
/// by hand is never taken, and the last owner stays one.
///
/// @param membership null when there is none
/// @param role null likewise
/// @param byProvider whether a mapping gave it
/// @param raisedFrom what was given by hand while a mapping gives `raisedTo`; else null
/// @param lastOwner whether nobody else owns the organization
record Standing(
        long organization,
        String slug,
        @Nullable Long membership,
        @Nullable Role role,
        boolean byProvider,
        @Nullable Role raisedFrom,
        @Nullable Role raisedTo,
        boolean lastOwner) {

    /// What becomes of it.
    sealed interface Step {}

    record Stay() implements Step {}

    record Join(Role role) implements Step {}

    record Leave() implements Step {}

    /// @param from what was given by hand; null when the provider gives all
    record Become(Role role, @Nullable Role from) implements Step {}

    /// @param given by the mapping; null when it gives nothing here
    Step step(@Nullable Role given) {
        if (role == null) return given == null ? new Stay() : new Join(given);
        return byProvider ? provided(role, given) : byHand(role, given);
    }

    private Step provided(Role now, @Nullable Role given) {
        if (given == null) return lastOwner ? new Stay() : new Leave();
        if (given == now || lastOwner && now == Role.OWNER) return new Stay();
        return new Become(given, null);
    }

    private Step byHand(Role now, @Nullable Role given) {
        var from = raisedFrom != null && now == raisedTo ? raisedFrom : now;
        var role = given != null && given.compareTo(from) > 0 ? given : from;
        if (role == now || lastOwner && now == Role.OWNER) return new Stay();
        return new Become(role, role == from ? null : from);
    }
}
