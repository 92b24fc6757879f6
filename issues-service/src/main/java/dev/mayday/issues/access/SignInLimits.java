package dev.mayday.issues.access;

import dev.mayday.issues.Refused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often a password may be wrong: per account and address, per address, per account and in all.
/// The last two would let a stranger lock a person out, so they are wide, and do not hold where the
/// person signed in before.
///
/// @param byAll within the last minute; the others within the last quarter of an hour
/// @param known whether the person signed in from this address before
record SignInLimits(Tries byBoth, Tries byAddress, Tries byAccount, long byAll, boolean known) {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration MINUTE = Duration.ofMinutes(1);

    static final int BOTH = 5;
    static final int ADDRESS = 20;
    static final int ACCOUNT = 100;
    static final int ALL = 120;

    /// @param first null when there was none
    record Tries(long count, @Nullable Instant first) {

        private void check(int most, String subject, Instant now) {
            if (count < most || first == null) return;
            throw Refused.tooManyTries(subject, Duration.between(now, first.plus(WINDOW)));
        }
    }

    /// Where what is guessed is too long to be found by many together, only whoever tries too
    /// often is kept out, so that nobody is kept out by others.
    ///
    /// @throws Refused 429
    void checkAddress(Instant now) {
        byBoth.check(BOTH, "for this account from your address", now);
        byAddress.check(ADDRESS, "from your address", now);
    }

    /// @throws Refused 429
    void check(Instant now) {
        checkAddress(now);
        if (known) return;
        byAccount.check(ACCOUNT, "for this account", now);
        if (byAll >= ALL) throw Refused.tooManyTries("on this server", MINUTE);
    }
}
