package dev.mayday.issues.api.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.mayday.issues.Refused;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Refuses a JSON body with NUL or half a character in any name or text, before it becomes an
/// object. A body that is no JSON at all is left to its reader, which refuses it.
@Provider
class HostileBody implements ReaderInterceptor {

    private static final JsonFactory JSON = new JsonFactory();

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
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text && HostileText.isHostile(parser.getText())) {
                    throw Refused.invalid("body: holds a NUL character or half of one");
                }
            }
        } catch (StreamConstraintsException tooMuch) {
            throw Refused.invalid("body: nested too deep, or with too long a name, text or number");
        } catch (JsonParseException noJson) {
            // Its reader says so.
        }
    }
}
