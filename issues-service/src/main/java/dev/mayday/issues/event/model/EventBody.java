package dev.mayday.issues.event.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The normalised event as JSON: what is stored, and what pages and the web API read. Same keys as
/// on the wire, each in one shape only. Belongs to one thread.
public final class EventBody {

    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    private final ObjectNode root;
    private final Headline headline;
    private final Map<String, String> tags;

    public EventBody(ObjectNode root, Headline headline, Map<String, String> tags) {
        this.root = root;
        this.headline = headline;
        this.tags = tags;
    }

    /// The canonical tree without what is concluded from it: title, culprit, the server's tags.
    public ObjectNode tree() {
        return root;
    }

    /// The URL of the request, or an empty text.
    public static String url(ObjectNode tree) {
        return tree.path("request").path("url").asText("");
    }

    public byte[] toJson() {
        return toJson((stack, frame) -> null);
    }

    /// Writes the final `in_app` into the frames, and what the SDK had said into `data.orig_in_app`
    /// where that differs (−1 stands for nothing said).
    public byte[] toJson(InAppVerdict verdict) {
        decide(verdict);
        conclude();
        try {
            return WRITER.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// This body under another headline.
    public EventBody under(Headline other) {
        return new EventBody(root, other, tags);
    }

    public void decide(InAppVerdict verdict) {
        var stacks = framesOf(root);
        for (int stack = 0; stack < stacks.size(); stack++) {
            var frames = stacks.get(stack);
            for (int i = 0; i < frames.size(); i++) {
                var inApp = verdict.inApp(stack, i);
                if (inApp != null) decide((ObjectNode) frames.get(i), inApp);
            }
        }
    }

    private void conclude() {
        root.put("title", headline.title());
        root.put("culprit", headline.culprit());
        if (headline.location() != null) root.put("location", headline.location());
        var list = root.putArray("tags");
        tags.forEach((key, value) -> list.addArray().add(key).add(value));
    }

    private static void decide(ObjectNode frame, boolean inApp) {
        var said = frame.get("in_app");
        boolean same = said != null && said.isBoolean() && said.booleanValue() == inApp;
        if (!same) {
            int before = said == null || !said.isBoolean() ? -1 : said.booleanValue() ? 1 : 0;
            var data =
                    frame.get("data") instanceof ObjectNode there ? there : frame.putObject("data");
            if (!data.has("orig_in_app")) data.put("orig_in_app", before);
        }
        frame.put("in_app", inApp);
    }

    /// Stacks of the event in the order that [NormalisedEvent#stacks()] has: exceptions, threads,
    /// top level.
    private static List<ArrayNode> framesOf(ObjectNode event) {
        var stacks = new ArrayList<ArrayNode>();
        for (var exception : event.path("exception").path("values")) add(stacks, exception);
        for (var thread : event.path("threads").path("values")) add(stacks, thread);
        add(stacks, event);
        return stacks;
    }

    private static void add(List<ArrayNode> stacks, JsonNode owner) {
        if (owner.path("stacktrace").path("frames") instanceof ArrayNode frames) stacks.add(frames);
    }
}
