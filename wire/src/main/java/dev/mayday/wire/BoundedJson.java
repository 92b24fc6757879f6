package dev.mayday.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/// The JSON reader for bytes that strangers sent: every dimension in which a document can hurt is
/// bounded.
public final class BoundedJson {

    private static final int MAX_STRING = 16 << 20;

    private static final JsonFactory STRICT = builder().build();

    private static final JsonFactory WITH_NAN =
            builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private BoundedJson() {}

    private static JsonFactoryBuilder builder() {
        return new JsonFactoryBuilder()
                .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(200)
                                .maxNameLength(1024)
                                .maxNumberLength(100)
                                .maxStringLength(MAX_STRING)
                                .maxTokenCount(1_000_000)
                                .build());
    }

    public static JsonFactory factory() {
        return STRICT;
    }

    /// The same for old Python clients, which write `NaN` and `Infinity`.
    public static JsonFactory withNotANumbers() {
        return WITH_NAN;
    }
}
