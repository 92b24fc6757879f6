package dev.mayday.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/// The JSON readers for bytes that strangers sent.
public final class BoundedJson {

    private static final int MAX_STRING = 16 << 20;

    private static final JsonFactory STRICT =
            builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(200)
                                    .maxNameLength(1024)
                                    .maxNumberLength(100)
                                    .maxStringLength(MAX_STRING)
                                    .maxTokenCount(1_000_000)
                                    .build())
                    .build();

    private static final JsonFactory LENIENT =
            builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1000)
                                    .maxNameLength(MAX_STRING)
                                    .maxNumberLength(MAX_STRING)
                                    .maxStringLength(MAX_STRING)
                                    .maxTokenCount(Long.MAX_VALUE)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
                    .build();

    private BoundedJson() {}

    private static JsonFactoryBuilder builder() {
        return new JsonFactoryBuilder().configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false);
    }

    /// For documents of which a tree is made: every dimension in which they can hurt is bounded.
    public static JsonFactory factory() {
        return STRICT;
    }

    /// For looking, token by token, without converting numbers: what a digest that cuts and notes
    /// would take is taken, so only depth is bounded, and beyond that nothing is wrong, only
    /// unknown. `NaN`, raw control characters and odd numbers are what old clients write.
    public static JsonFactory lenient() {
        return LENIENT;
    }
}
