package dev.mayday.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// All attacks on `./mayday up`.
class OneProcessAttackedTest
        implements FromAnotherSite, WithCraftedRequests, WithCookies, ByGuessing, IntoTheLog {

    @TempDir static Path directory;
    private static Standalone mayday;

    @BeforeAll
    static void start() throws Exception {
        mayday = Standalone.start("attacked", directory.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        mayday.close();
    }

    @Override
    public Deployment mayday() {
        return mayday;
    }

    @Override
    public List<Path> logs() {
        return List.of(mayday.child().log(), mayday.data().resolve("mayday.log"));
    }
}
