package dev.mayday.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// All attacks on the four services behind their gateway.
class FourProcessesAttackedTest
        implements FromAnotherSite, WithCraftedRequests, WithCookies, ByGuessing, IntoTheLog {

    @TempDir static Path directory;
    private static Suite mayday;

    @BeforeAll
    static void start() throws Exception {
        mayday = Suite.start(directory, Map.of());
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
        return mayday.logs();
    }
}
