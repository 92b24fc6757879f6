package dev.mayday.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One of a closed list of words that services tell each other; on the wire in lower case. Each
/// list ends with `UNKNOWN`: what only another version knows is read as that. Who is told it by a
/// caller refuses it with [#known].
@JsonDeserialize(using = Word.Reader.class)
public interface Word {

    String name();

    @JsonValue
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static <W extends Enum<W> & Word> W of(Class<W> list, @Nullable String wire) {
        return among(list.getEnumConstants(), wire);
    }

    /// What may be said, for who said something else.
    static <W extends Enum<W> & Word> String known(Class<W> list) {
        return Stream.of(list.getEnumConstants())
                .limit(list.getEnumConstants().length - 1)
                .map(Word::wire)
                .collect(Collectors.joining(", "));
    }

    private static <W extends Word> W among(W[] list, @Nullable String wire) {
        for (var word : list) if (word.wire().equals(wire)) return word;
        return list[list.length - 1];
    }

    /// Reads the words of the list that a field asks for.
    final class Reader extends JsonDeserializer<Word> implements ContextualDeserializer {

        private final Word[] list;

        Reader() {
            this(new Word[0]);
        }

        private Reader(Word[] list) {
            this.list = list;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty field) {
            return new Reader(
                    (Word[]) context.getContextualType().getRawClass().getEnumConstants());
        }

        @Override
        public Word deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (parser.currentToken().isScalarValue())
                return among(list, parser.getValueAsString());
            return context.reportInputMismatch(Word.class, "expected a word");
        }
    }
}
