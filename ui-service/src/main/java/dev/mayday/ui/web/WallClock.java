package dev.mayday.ui.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;

/// The time for the dashboard's words ("2 min ago"). A type of its own, so that in one process no
/// service's clock stands in the way of another's.
@ApplicationScoped
@Typed(WallClock.class)
public class WallClock implements InstantSource {

    private final InstantSource system = InstantSource.system();

    @Override
    public Instant instant() {
        return system.instant();
    }
}
