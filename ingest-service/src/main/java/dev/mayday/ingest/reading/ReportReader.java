package dev.mayday.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mayday.ingest.Refusal;
import dev.mayday.wire.BoundedJson;
import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.ItemFamily;
import dev.mayday.wire.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a [Report] into an envelope, so that nobody after us needs to know of its way in. Only
/// whether it is what it claims to be is judged here; what it means is the digest's business.
///
/// A report is in memory as a whole, so it is bounded as what it becomes is, and by what a request
/// may bring: what is stored of it is no larger than an envelope that came as it is.
///
/// @param envelopes reads what they become, within the same limits
/// @param most bytes of one report, unpacked
public record ReportReader(EnvelopeReader envelopes, Limits limits, long most) {

    private static final ObjectMapper JSON = new ObjectMapper(BoundedJson.factory());
    private static final ObjectReader WHOLE =
            JSON.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int MOST_OF_A_BROWSER = 100;

    /// Bytes of headers, and of the event of a minidump.
    private static final long AROUND = 1 << 20;

    /// JSON of nothing but brackets, as a tree.
    private static final int TIMES_AS_TREE = 32;

    /// As it came, as an envelope, and on its way to the disk.
    private static final int TIMES_AS_BYTES = 3;

    private static final Set<String> STATES =
            Set.of("ok", "error", "in_progress", "timeout", "missed");
    private static final String NO_ID = "00000000000000000000000000000000";

    /// @param room for what comes out of the body
    public Reading.Done read(
            Report report, byte[] body, ContentEncoding encoding, Unpacking.Room room) {
        int times =
                switch (report) {
                    case Report.OfBrowser _, Report.CheckIn _ -> TIMES_AS_TREE;
                    case Report.Otlp _, Report.Minidump _, Report.Attachments _ -> TIMES_AS_BYTES;
                };
        return switch (Unpacking.of(encoding, body, most(report), times, room)) {
            case Unpacking.Unpacked(var bytes) -> read(report, bytes, room);
            case Unpacking.Refused(var because) -> new Reading.Refused(because);
        };
    }

    private long most(Report report) {
        return switch (report) {
            case Report.OfBrowser _ -> atMost(ItemFamily.EVENT);
            case Report.CheckIn _ -> atMost(ItemFamily.CHECK_IN);
            case Report.Otlp(var item, _) -> atMost(ItemFamily.of(item));
            case Report.Minidump _, Report.Attachments _ -> most;
        };
    }

    private long atMost(ItemFamily family) {
        return Math.min(most, limits.of(family).each());
    }

    private Reading.Done read(Report report, byte[] body, Unpacking.Room room) {
        return switch (report) {
            case Report.OfBrowser browser -> ofBrowser(browser, body);
            case Report.CheckIn checkIn -> checkIn(checkIn, body);
            case Report.Otlp otlp ->
                    envelope(
                            new EnvelopeWriter(null)
                                    .item(
                                            EnvelopeWriter.header(otlp.item())
                                                    .put("content_type", otlp.contentType()),
                                            body));
            case Report.Minidump minidump -> minidump(minidump, body, room);
            case Report.Attachments attachments -> attachments(attachments, body);
        };
    }

    /// What is put around the content is small beside it.
    private Reading.Done envelope(EnvelopeWriter envelope) {
        if (envelope.size() > most + AROUND) {
            return new Reading.Refused(new Refusal.ContentTooLarge(most));
        }
        return envelopes.read(envelope.toByteArray(), ContentEncoding.IDENTITY);
    }

    /// Each of a list by itself: an envelope has one event.
    private Reading.Done ofBrowser(Report.OfBrowser browser, byte[] body) {
        if (body.length == 0) return refused("empty request body");
        var sent = json(body);
        if (sent instanceof ObjectNode) return one(browser, sent);
        if (!(sent instanceof ArrayNode list) || list.isEmpty()) {
            return new Reading.Refused(new Refusal.BadJson("neither an object nor a list"));
        }
        if (list.size() > MOST_OF_A_BROWSER) {
            return new Reading.Refused(new Refusal.ItemTooLarge("security"));
        }
        var all = new ArrayList<Reading.Readable>();
        for (var each : list) {
            switch (one(browser, each)) {
                case Reading.Readable readable -> all.add(readable);
                case Reading.Done other -> {
                    return other;
                }
            }
        }
        return new Reading.Several(all);
    }

    private Reading.Done one(Report.OfBrowser browser, JsonNode report) {
        var header = EnvelopeWriter.header("raw_security");
        if (!browser.release().isEmpty()) header.put("sentry_release", browser.release());
        if (!browser.environment().isEmpty()) {
            header.put("sentry_environment", browser.environment());
        }
        return envelope(new EnvelopeWriter(null).item(header, report.toString().getBytes(UTF_8)));
    }

    private Reading.Done checkIn(Report.CheckIn checkIn, byte[] body) {
        var sent = JSON.createObjectNode();
        checkIn.query()
                .forEach(
                        (name, value) -> {
                            if (!name.startsWith("sentry_")) sent.put(name, value);
                        });
        if (!checkIn.isInQuery() && body.length > 0) {
            if (!(json(body) instanceof ObjectNode fields)) {
                return new Reading.Refused(new Refusal.BadJson("not an object"));
            }
            sent.setAll(fields);
        }
        sent.put("monitor_slug", checkIn.monitor());
        if (!sent.path("check_in_id").isTextual()) sent.put("check_in_id", NO_ID);
        if (!STATES.contains(sent.path("status").asText())) {
            return refused("invalid check-in", "status is missing or unknown");
        }
        return envelope(
                new EnvelopeWriter(null)
                        .item(EnvelopeWriter.header("check_in"), sent.toString().getBytes(UTF_8)));
    }

    private Reading.Done minidump(Report.Minidump minidump, byte[] body, Unpacking.Room room) {
        return Parts.isForm(minidump.contentType())
                ? ofForm(Parts.of(minidump.contentType(), body), room)
                : dump(body, List.of(), room);
    }

    private Reading.Done ofForm(@Nullable List<Parts.Part> parts, Unpacking.Room room) {
        if (parts == null) return refused("invalid multipart");
        if (areTooWordy(parts)) return new Reading.Refused(new Refusal.ItemTooLarge("event"));
        for (var part : parts) {
            if (part.name().equals(Minidumps.PART)) return dump(part.content(), parts, room);
        }
        return refused("missing minidump");
    }

    /// @param content perhaps packed
    private Reading.Done dump(byte[] content, List<Parts.Part> parts, Unpacking.Room room) {
        if (content.length == 0) return refused("missing minidump");
        var packing = Minidumps.packing(content);
        if (packing == ContentEncoding.IDENTITY) return dump(content, parts);
        return switch (Unpacking.of(packing, content, most, TIMES_AS_BYTES, room)) {
            case Unpacking.Unpacked(var dump) -> dump(dump, parts);
            case Unpacking.Refused(Refusal.Undecodable _) -> refused("invalid minidump");
            case Unpacking.Refused(var because) -> new Reading.Refused(because);
        };
    }

    private Reading.Done dump(byte[] dump, List<Parts.Part> parts) {
        if (!Minidumps.isDump(dump)) return refused("invalid minidump");
        return envelope(Minidumps.envelope(dump, parts));
    }

    /// A control character is six in JSON; so what becomes JSON is bounded before.
    private boolean areTooWordy(List<Parts.Part> parts) {
        return parts.stream().mapToLong(Parts.Part::words).sum()
                > limits.of(ItemFamily.EVENT).each();
    }

    private Reading.Done attachments(Report.Attachments attachments, byte[] body) {
        if (attachments.event() == null) return refused("invalid event id");
        var parts = Parts.of(attachments.contentType(), body);
        if (parts == null) return refused("invalid multipart");
        if (areTooWordy(parts)) return new Reading.Refused(new Refusal.ItemTooLarge("attachment"));
        var envelope = new EnvelopeWriter(attachments.event());
        boolean any = false;
        for (var part : parts) {
            if (part.filename() == null) continue;
            envelope.item(attachment(part), part.content());
            any = true;
        }
        return any ? envelope(envelope) : refused("no attachment");
    }

    static ObjectNode attachment(Parts.Part part) {
        var name = part.filename();
        var header = EnvelopeWriter.header("attachment").put("filename", name);
        if (!part.contentType().isEmpty()) header.put("content_type", part.contentType());
        return "view-hierarchy.json".equals(name)
                ? header.put("attachment_type", "event.view_hierarchy")
                : header;
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return WHOLE.readTree(body);
        } catch (IOException broken) {
            return null;
        }
    }

    private static Reading.Done refused(String detail, String... causes) {
        return new Reading.Refused(new Refusal.BadEnvelope(detail, List.of(causes)));
    }
}
