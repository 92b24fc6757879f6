package dev.mayday.issues.ingestion.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/// Envelopes of about 8 KB, gzipped, as Python, Java and JavaScript SDKs send them: 2,000 errors by
/// Zipf, 50,000 users, ten tags of which one is nearly unique.
public final class TypicalEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLATFORMS = List.of("python", "java", "javascript");
    private static final int ERRORS = 2_000;

    private final RandomGenerator random;
    private final double[] cumulated = new double[ERRORS];

    public TypicalEvents(RandomGenerator random) {
        this.random = random;
        double sum = 0;
        for (int i = 0; i < ERRORS; i++) cumulated[i] = sum += 1 / Math.pow(i + 1, 1.1);
        for (int i = 0; i < ERRORS; i++) cumulated[i] /= sum;
    }

    /// A gzipped envelope with one event.
    public byte[] envelope() {
        return gzip(Sender.item("event", event()));
    }

    /// Its payload alone.
    public byte[] event() {
        int error = error();
        var platform = PLATFORMS.get(error % PLATFORMS.size());
        var event = JSON.createObjectNode();
        event.put("platform", platform).put("level", "error");
        event.put("release", "shop@2." + random.nextInt(40) + ".0");
        event.put("environment", List.of("production", "staging", "qa", "dev").get(pick(4)));
        event.put("transaction", "/api/orders/" + error % 50);
        event.put("server_name", "web-" + random.nextInt(12));
        event.putObject("sdk").put("name", "sentry." + platform).put("version", "2.75.0");
        event.putObject("user").put("id", Integer.toString(random.nextInt(50_000)));
        tags(event.putObject("tags"), error);
        contexts(event.putObject("contexts"), platform);
        request(event.putObject("request"));
        var exception = event.putObject("exception").putArray("values").addObject();
        exception.put("type", "Error" + error % 97).put("value", "no category " + random.nextInt());
        exception.putObject("mechanism").put("type", "generic").put("handled", false);
        frames(exception.putObject("stacktrace").putArray("frames"), platform, error);
        breadcrumbs(event.putObject("breadcrumbs").putArray("values"));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private int error() {
        double at = random.nextDouble();
        int low = 0;
        int high = ERRORS - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (cumulated[middle] < at) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// Small numbers are the most frequent.
    private int pick(int below) {
        return Math.min(random.nextInt(below), random.nextInt(below));
    }

    private void tags(ObjectNode tags, int error) {
        tags.put("request.id", Long.toHexString(random.nextLong()));
        tags.put("region", "eu-" + pick(4)).put("tenant", "t" + pick(200));
        tags.put("shard", "s" + pick(16)).put("feature", "f" + error % 30);
        tags.put("plan", "p" + pick(4)).put("team", "team" + error % 8);
        tags.put("cluster", "c" + pick(3)).put("locale", "l" + pick(20));
        tags.put("canary", pick(2) == 0 ? "no" : "yes");
    }

    private void contexts(ObjectNode contexts, String platform) {
        contexts.putObject("runtime").put("name", platform).put("version", "3.12.1");
        contexts.putObject("os").put("name", "Linux").put("version", "6.1." + pick(5));
        contexts.putObject("device").put("arch", "x86_64").put("family", "server");
        contexts.putObject("trace").put("trace_id", hex(32)).put("span_id", hex(16));
    }

    private void request(ObjectNode request) {
        request.put("url", "https://shop.example.com/api/orders/" + random.nextInt(10_000));
        request.put("method", "POST");
        var headers = request.putObject("headers");
        headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0");
        headers.put("Accept", "application/json").put("Host", "shop.example.com");
        headers.put("X-Request-Id", hex(32));
    }

    private void frames(ArrayNode frames, String platform, int error) {
        for (int i = 0; i < 18; i++) {
            var frame = frames.addObject();
            boolean app = i > 12;
            var module = app ? "shop.module" + (error + i) % 300 : "framework.part" + i;
            frame.put("module", module).put("function", "step" + (app ? error : 0) + "_" + i);
            frame.put("filename", module.replace('.', '/') + extension(platform));
            frame.put("abs_path", "/srv/app/" + module.replace('.', '/') + extension(platform));
            frame.put("lineno", 10 + error % 700 + i).put("in_app", app);
            frame.put(
                    "context_line",
                    "    result = self.handle(request, item_" + i + ", timeout=30)");
            if (app) variables(frame);
        }
    }

    private void variables(ObjectNode frame) {
        lines(frame.putArray("pre_context"));
        lines(frame.putArray("post_context"));
        var vars = frame.putObject("vars");
        vars.put("self", "<shop.handler object at 0x" + hex(12) + ">");
        vars.put("item", "{'id': " + random.nextInt() + ", 'name': 'boiler'}");
    }

    private static void lines(ArrayNode lines) {
        lines.add("    # the order is only known once the basket is closed");
        lines.add("    for item in basket.items():");
    }

    private static String extension(String platform) {
        return switch (platform) {
            case "python" -> ".py";
            case "java" -> ".java";
            default -> ".js";
        };
    }

    private void breadcrumbs(ArrayNode crumbs) {
        for (int i = 0; i < 15; i++) {
            var crumb = crumbs.addObject();
            crumb.put("timestamp", 1_790_000_000.5 + i)
                    .put("category", "query")
                    .put("level", "info");
            crumb.put("message", "SELECT * FROM orders WHERE id = " + random.nextInt(100_000));
        }
    }

    private String hex(int digits) {
        var text = new StringBuilder();
        while (text.length() < digits) text.append(Integer.toHexString(random.nextInt(16)));
        return text.toString();
    }

    private static byte[] gzip(byte[] item) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{}\n".getBytes(StandardCharsets.UTF_8));
            gzip.write(item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
