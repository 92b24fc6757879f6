package dev.mayday.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/// The JSON reader for bytes that strangers sent: every dimension in which a document can hurt is
/// bounded.
public final class BoundedJson {

    private static final int MAX_STRING = 16 << 20;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(200)
                                    .maxNameLength(1024)
                                    .maxNumberLength(100)
                                    .maxStringLength(MAX_STRING)
                                    .maxTokenCount(1_000_000)
                                    .build())
                    .build();

    private BoundedJson() {}

    public static JsonFactory factory() {
        return FACTORY;
    }
}
