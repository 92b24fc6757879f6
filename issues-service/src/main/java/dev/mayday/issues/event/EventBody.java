package dev.mayday.issues.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/// The normalised event as JSON: what is stored, and what pages and the web API read. Same keys as
/// on the wire, each in one shape only. Belongs to one thread.
public final class EventBody {

    private static final ObjectWriter WRITER = new ObjectMapper().writer();

    private final ObjectNode root;

    EventBody(ObjectNode root) {
        this.root = root;
    }

    /// The tree itself, for steps between reading and storing.
    public ObjectNode tree() {
        return root;
    }

    public byte[] toJson() {
        return toJson((stack, frame) -> null);
    }

    /// Writes the final `in_app` into the frames, and what the SDK had said into `data.orig_in_app`
    /// where that differs (−1 stands for nothing said).
    public byte[] toJson(InAppVerdict verdict) {
        var stacks = StackTraceNormaliser.framesOf(root);
        for (int stack = 0; stack < stacks.size(); stack++) {
            var frames = stacks.get(stack);
            for (int i = 0; i < frames.size(); i++) {
                var inApp = verdict.inApp(stack, i);
                if (inApp != null) decide((ObjectNode) frames.get(i), inApp);
            }
        }
        try {
            return WRITER.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
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
}
