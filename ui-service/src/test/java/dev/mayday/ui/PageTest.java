package dev.mayday.ui;

import io.quarkus.test.common.QuarkusTestResource;
import org.junit.jupiter.api.BeforeEach;

/// What all tests of pages share: the neighbors, and a browser that is signed in as Ana.
@QuarkusTestResource(NeighborResource.class)
abstract class PageTest {

    NeighborServer neighbor;
    final Browser browser = new Browser("ana-session");

    @BeforeEach
    void everybodyIsHome() {
        neighbor.forget();
        Fixtures.in(neighbor);
    }
}
