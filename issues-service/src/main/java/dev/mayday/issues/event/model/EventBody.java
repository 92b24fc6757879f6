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

/// The normalised event as JSON: what is stored, and what pages and the web API read. Same keys as
/// on the wire, each in one shape only. Belongs to one thread.
///
/// @param tree without what is concluded from it: title, culprit, the server's tags
public record EventBody(ObjectNode tree) {

    private static final String SAID = "_said";
    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    /// The URL of the request, or an empty text.
    public String url() {
        return tree.path("request").path("url").asText("");
    }

    /// Writes what was concluded into the tree: the headline, the tags, the final `in_app` of the
    /// frames, and what the SDK had said into `data.orig_in_app` where that differs (−1 stands for
    /// nothing said).
    ///
    /// @param event whose body this is, after its frames were judged
    public byte[] toJson(NormalisedEvent event, Headline headline) {
        decide(event.stacks());
        conclude(event, headline);
        try {
            return WRITER.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Title and culprit of a stored body are our own conclusions; what the SDK said of them stands
    /// beside them.
    public static void withoutConclusions(ObjectNode stored) {
        stored.remove(List.of("title", "culprit", "location"));
        if (stored.remove(SAID) instanceof ObjectNode said) stored.setAll(said);
    }

    private void conclude(NormalisedEvent event, Headline headline) {
        var said = tree.objectNode();
        if (event.origin().title() != null) said.put("title", event.origin().title());
        if (event.origin().culprit() != null) said.put("culprit", event.origin().culprit());
        if (said.isEmpty()) tree.remove(SAID);
        else tree.set(SAID, said);
        tree.put("title", headline.title());
        tree.put("culprit", headline.culprit());
        if (headline.location() != null) tree.put("location", headline.location());
        var list = tree.putArray("tags");
        event.tags().forEach((key, value) -> list.addArray().add(key).add(value));
    }

    private void decide(List<StackTrace> stacks) {
        var written = stacksOf(tree);
        for (int stack = 0; stack < written.size(); stack++) {
            var frames = stacks.get(stack).frames();
            for (int i = 0; i < frames.size(); i++) {
                var inApp = frames.get(i).inApp();
                if (inApp != null) decide((ObjectNode) written.get(stack).get(i), inApp);
            }
        }
    }

    private static void decide(ObjectNode frame, boolean inApp) {
        var said = frame.get("in_app");
        boolean same = said != null && said.isBoolean() && said.booleanValue() == inApp;
        if (same) return;
        int before = said == null || !said.isBoolean() ? -1 : said.booleanValue() ? 1 : 0;
        var data = frame.get("data") instanceof ObjectNode there ? there : frame.putObject("data");
        if (!data.has("orig_in_app")) data.put("orig_in_app", before);
        frame.put("in_app", inApp);
    }

    /// In the order that [NormalisedEvent#stacks()] has: exceptions, threads, top level.
    private static List<ArrayNode> stacksOf(ObjectNode event) {
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
