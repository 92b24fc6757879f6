package dev.mayday.issues.event.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Texts without what cannot be stored, and numbers that mean what was sent.
final class Scalars {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 100;

    /// The JDK's own reader costs a megabyte of such numbers three times as much.
    private static final boolean FAST = true;

    private Scalars() {}

    /// The value of this token, where the parser stands; null for a number that must stay as it is
    /// written, for no number of ours means the same.
    static @Nullable JsonNode of(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(Texts.clean(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> real(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static @Nullable JsonNode integer(JsonParser parser) throws IOException {
        if (parser.getTextLength() > LONGEST_NUMBER) return null;
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getLongValue());
    }

    /// JSON has no word for NaN and infinity, and a double no room for `1e400` and `1e-400`.
    private static @Nullable JsonNode real(JsonParser parser) throws IOException {
        if (parser.isNaN() || parser.getTextLength() > LONGEST_NUMBER) return null;
        var text = parser.getText();
        double number = doubleOf(text);
        boolean isLost = !Double.isFinite(number) || (number == 0 && !isZero(text));
        return isLost ? null : NODES.numberNode(number);
    }

    private static double doubleOf(String number) {
        try {
            return NumberInput.parseDouble(number, FAST);
        } catch (NumberFormatException loneDot) {
            return Double.NaN;
        }
    }

    private static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') return true;
            if (c >= '1' && c <= '9') return false;
        }
        return true;
    }
}
