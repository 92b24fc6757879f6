package dev.mayday.issues.api.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.mayday.issues.Refused;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Refuses a JSON body with NUL or half a character in any name or text, with a name twice in one
/// object, of which one would be ignored, or with something behind it, before it becomes an object.
/// A body that is no JSON at all is left to its reader, which refuses it.
@Provider
class HostileBody implements ReaderInterceptor {

    private static final JsonFactory JSON =
            new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var media = context.getMediaType();
        if (media == null || !media.getSubtype().endsWith("json")) return context.proceed();
        var body = context.getInputStream().readAllBytes();
        check(body);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    /// @throws Refused 400
    static void check(byte[] body) throws IOException {
        boolean complete = false;
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (complete) throw follows();
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text && HostileText.isHostile(parser.getText())) {
                    throw Refused.invalid("body: holds a NUL character or half of one");
                }
                complete = parser.getParsingContext().inRoot();
            }
        } catch (StreamConstraintsException tooMuch) {
            throw Refused.invalid("body: nested too deep, or with too long a name, text or number");
        } catch (JsonParseException wrong) {
            if (complete) throw follows();
            if (wrong.getOriginalMessage().startsWith("Duplicate field")) {
                throw Refused.invalid("body: says the same name twice in one object");
            }
            // Else no JSON: its reader says so.
        }
    }

    private static RuntimeException follows() {
        return Refused.invalid("body: something follows behind its JSON value");
    }
}
