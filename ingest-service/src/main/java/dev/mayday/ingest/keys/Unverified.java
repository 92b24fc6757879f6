package dev.mayday.ingest.keys;

import dev.mayday.front.ClientAddress;
import java.time.Duration;
import java.time.InstantSource;

/// How much is taken on trust while keys cannot be verified: enough for a real project that is new
/// to survive an outage, not enough for a stranger to fill the disk of those who are known.
final class Unverified {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Before the ring was ever loaded nobody is known, so nearly all of these are no strangers.
    private static final int WHILE_NOBODY_IS_KNOWN = 10;

    private final Allowance strangers;
    private final Allowance everybody;

    /// @param each requests of one address in a minute
    /// @param all requests of all of them in a minute; as many again are for addresses that had
    ///     none in it
    Unverified(InstantSource clock, int each, int all) {
        this.strangers = new Allowance(clock, WINDOW, each, all);
        this.everybody =
                new Allowance(
                        clock, WINDOW, WHILE_NOBODY_IS_KNOWN * each, WHILE_NOBODY_IS_KNOWN * all);
    }

    /// Whether one more may be taken.
    ///
    /// @param isLoaded whether the key ring has ever been
    boolean mayTake(String address, boolean isLoaded) {
        return (isLoaded ? strangers : everybody).take(ClientAddress.site(address));
    }
}
