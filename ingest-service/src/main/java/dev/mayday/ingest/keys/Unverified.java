package dev.mayday.ingest.keys;

import dev.mayday.front.ClientAddress;
import java.time.Duration;
import java.time.InstantSource;

/// How much is taken on trust while keys cannot be verified: enough for a real project that is new
/// to survive an outage, not enough for a stranger to fill the disk of those who are known.
public final class Unverified {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Allowance allowance;

    /// @param each requests of one address in a minute
    /// @param all requests in a minute
    public Unverified(InstantSource clock, int each, int all) {
        this.allowance = new Allowance(clock, WINDOW, each, all);
    }

    /// Whether one more may be taken.
    public boolean mayTake(String address) {
        return allowance.take(ClientAddress.site(address));
    }
}
