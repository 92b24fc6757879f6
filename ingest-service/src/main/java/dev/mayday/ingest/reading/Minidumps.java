package dev.mayday.ingest.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.contracts.EventIds;
import dev.mayday.ingest.reading.Parts.Part;
import dev.mayday.wire.BoundedJson;
import dev.mayday.wire.ContentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// A crash that a native program leaves as a dump, with what it wants to say beside it: the dump
/// becomes an attachment of an event that says that there was one (protocol 2.4).
final class Minidumps {

    static final String PART = "upload_file_minidump";

    private static final ObjectMapper JSON = new ObjectMapper(BoundedJson.factory());

    private Minidumps() {}

    /// How a dump is packed that is not sent as it is.
    static ContentEncoding packing(byte[] content) {
        if (content.length < 4) return ContentEncoding.IDENTITY;
        if (content[0] == 0x1F && content[1] == (byte) 0x8B) return ContentEncoding.GZIP;
        boolean zstd =
                content[0] == 0x28
                        && content[1] == (byte) 0xB5
                        && content[2] == 0x2F
                        && content[3] == (byte) 0xFD;
        return zstd ? ContentEncoding.ZSTD : ContentEncoding.IDENTITY;
    }

    static boolean isDump(byte[] content) {
        return startsWith(content, "MDMP") || startsWith(content, "PMDM");
    }

    private static boolean startsWith(byte[] content, String magic) {
        var start = magic.getBytes(US_ASCII);
        return content.length >= start.length
                && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    /// @param parts of the form, without files; empty when there was none
    static EnvelopeWriter envelope(byte[] dump, List<Part> parts) {
        var event = event(parts);
        var said = EventIds.parse(event.path("event_id").asText()).orElse(null);
        var id = said == null ? UUID.randomUUID() : said;
        var envelope = new EnvelopeWriter(id);
        envelope.item(EnvelopeWriter.header("event"), event.toString().getBytes(UTF_8));
        envelope.item(
                EnvelopeWriter.header("attachment")
                        .put("filename", "minidump.dmp")
                        .put("content_type", "application/x-dmp")
                        .put("attachment_type", "event.minidump"),
                dump);
        for (var part : parts) {
            if (part.filename() != null && !part.name().equals(PART)) {
                envelope.item(ReportReader.attachment(part), part.content());
            }
        }
        return envelope;
    }

    private static ObjectNode event(List<Part> parts) {
        var event = JSON.createObjectNode();
        var chunks = new TreeMap<Integer, String>();
        var extra = JSON.createObjectNode();
        for (var part : parts) {
            if (part.filename() != null) continue;
            var name = part.name();
            if (name.equals("sentry")) merge(event, part.text());
            else if (name.matches("sentry__\\d{1,4}"))
                chunks.put(Integer.parseInt(name.substring(8)), part.text());
            else if (name.matches("sentry(\\[[^\\[\\]]{1,100}]){1,10}"))
                put(event, name, part.text());
            else extra.put(name, part.text());
        }
        if (!chunks.isEmpty()) merge(event, String.join("", chunks.values()));
        if (!extra.isEmpty()) extra(event).setAll(extra);
        return withDefaults(event);
    }

    private static ObjectNode withDefaults(ObjectNode event) {
        if (!event.has("platform")) event.put("platform", "native");
        if (!event.has("level")) event.put("level", "fatal");
        if (event.has("exception")) return event;
        var exception = event.putObject("exception").putArray("values").addObject();
        exception.put("type", "Minidump").put("value", "Native crash");
        exception
                .putObject("mechanism")
                .put("type", "minidump")
                .put("handled", false)
                .put("synthetic", true);
        return event;
    }

    /// `sentry[tags][color]` is a field of a field.
    private static void put(ObjectNode event, String name, String value) {
        var keys = name.substring(7, name.length() - 1).split("]\\[", -1);
        var node = event;
        for (int i = 0; i < keys.length - 1; i++) {
            node = node.get(keys[i]) instanceof ObjectNode there ? there : node.putObject(keys[i]);
        }
        node.put(keys[keys.length - 1], value);
    }

    /// What is no JSON object says nothing, and the crash is worth more than that.
    private static void merge(ObjectNode event, String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode fields) event.setAll(fields);
        } catch (JsonProcessingException broken) {
            extra(event).put("sentry", json);
        }
    }

    /// In the place of whatever a program has put there that is none.
    private static ObjectNode extra(ObjectNode event) {
        return event.get("extra") instanceof ObjectNode there ? there : event.putObject("extra");
    }
}
