package dev.mayday.ingest.http;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test that sends each of its `vectors()`.
abstract class Vectors {

    @TestHTTPResource URL url;
    @Inject DigestStandIn digest;

    @ParameterizedTest
    @MethodSource("vectors")
    void every_vector_has_its_answer(Vector vector) {
        vector.assertAnsweredAt(url.getPort());
    }
}
