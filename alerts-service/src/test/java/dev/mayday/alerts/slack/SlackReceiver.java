package dev.mayday.alerts.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A Slack that is stricter than Slack: takes incoming-webhook messages on a loopback port, checks
/// them against the published limits of Block Kit, and answers as it is told. Needs only the JDK
/// and Jackson. Run alone it prints one JSON line per message:
/// `{"accepted":…,"problems":[…],"message":…}`.
public final class SlackReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Consumer<Received> listener;

    /// @param problems what Slack would not like, empty for an accepted message
    public record Received(
            long nanos,
            String path,
            Map<String, List<String>> headers,
            JsonNode message,
            List<String> problems) {

        public boolean accepted() {
            return problems.isEmpty();
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /// What to answer to one request, whatever was in it.
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange, CountDownLatch closed)
                throws IOException, InterruptedException;
    }

    private SlackReceiver(int port, Consumer<Received> listener) throws IOException {
        this.listener = listener;
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static SlackReceiver start() throws IOException {
        return new SlackReceiver(0, _ -> {});
    }

    /// @param arguments the port, or nothing for a free one; the first line printed tells the URL
    public static void main(String... arguments) throws Exception {
        var port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
        var receiver = new SlackReceiver(port, SlackReceiver::print);
        System.out.println(JSON.writeValueAsString(Map.of("url", receiver.url())));
        Thread.currentThread().join();
    }

    /// An incoming-webhook URL, with a secret in it as Slack's have.
    public String url() {
        return "http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/services/T0/B0/s3cr3tPartOfTheUrl";
    }

    /// The next requests are answered like this; then valid messages get 200 and invalid ones 400.
    public void willAnswer(Answer... answers) {
        script.addAll(List.of(answers));
    }

    /// The next message, waiting for it.
    public Received next() throws InterruptedException {
        var message = received.poll(60, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message arrived within a minute");
        }
        return message;
    }

    /// What has arrived by now and was not taken yet.
    public List<Received> arrived() {
        var all = new ArrayList<Received>();
        received.drainTo(all);
        return all;
    }

    /// Whether nothing more arrives for a while.
    public boolean isQuietFor(Duration time) throws InterruptedException {
        return received.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    public static Answer status(int status, String body, String... headers) {
        return (exchange, _) -> {
            for (var i = 0; i + 1 < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            answer(exchange, status, body);
        };
    }

    /// Takes the request and never says a word.
    public static Answer silence() {
        return (_, closed) -> closed.await();
    }

    /// Says 200 and then a letter now and then, without end.
    public static Answer drip() {
        return (exchange, closed) -> {
            exchange.sendResponseHeaders(200, 0);
            while (!closed.await(50, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('o');
                exchange.getResponseBody().flush();
            }
        };
    }

    /// A body of a gigabyte, or as much of it as is taken.
    public static Answer flood(int status) {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(status, 0);
            var chunk = "a".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (var i = 0; i < 16_384; i++) {
                exchange.getResponseBody().write(chunk);
            }
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var problems = new ArrayList<String>();
            var message = read(exchange, problems);
            var path = exchange.getRequestURI().getPath();
            var headers = Map.copyOf(exchange.getRequestHeaders());
            var told =
                    new Received(System.nanoTime(), path, headers, message, List.copyOf(problems));
            received.add(told);
            listener.accept(told);
            var scripted = script.poll();
            if (scripted == null) {
                answer(
                        exchange,
                        told.accepted() ? 200 : 400,
                        told.accepted() ? "ok" : "invalid_blocks");
            } else {
                scripted.to(exchange, closed);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode read(HttpExchange exchange, List<String> problems) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!exchange.getRequestMethod().equals("POST") || !type.startsWith("application/json")) {
            problems.add("not a POST of application/json");
        }
        try {
            var message = JSON.readTree(bytes);
            new BlockKit(problems).message(message);
            return message;
        } catch (IOException e) {
            problems.add("invalid_payload: " + e.getMessage());
            return MissingNode.getInstance();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void print(Received told) {
        var line = JSON.createObjectNode();
        line.put("accepted", told.accepted());
        line.set("problems", JSON.valueToTree(told.problems()));
        line.set("message", told.message());
        System.out.println(line);
        System.out.flush();
    }

    /// The limits and required fields of Block Kit, as published, for the blocks that a webhook may
    /// carry. What it does not know is a problem.
    public static final class BlockKit {

        private static final Pattern MARKUP = Pattern.compile("<([^<>]*)>");
        private static final Pattern LINK = Pattern.compile("https?://[^|\\s]+(\\|.+)?");
        private static final Pattern LONE_AMPERSAND = Pattern.compile("&(?!amp;|lt;|gt;)");
        /// As Slack reads them: at the beginning of a word, with something right behind.
        private static final Pattern STYLE =
                Pattern.compile("(?<![\\p{L}\\p{N}])([*_~])[^\\s\\u200B]");

        private static final Pattern EMOJI = Pattern.compile(":[a-z0-9_+'-]+:");

        /// Line ends that Slack may show as such, marks that turn text, spaces without width.
        private static final Pattern INVISIBLE =
                Pattern.compile(
                        "[\\r\\u000B\\f\\u0085\\u2028\\u2029\\u200B\\u200E\\u200F\\u202A-\\u202E"
                                + "\\u2060-\\u2069\\u061C\\u00AD\\uFEFF]");

        private static final Set<String> TOP =
                Set.of("text", "blocks", "unfurl_links", "unfurl_media", "mrkdwn");

        private final List<String> problems;
        private final Set<String> ids = new HashSet<>();

        public BlockKit(List<String> problems) {
            this.problems = problems;
        }

        public void message(JsonNode message) {
            onlyFields("message", message, TOP);
            require(message.path("text").isTextual(), "no fallback text");
            require(!message.path("mrkdwn").asBoolean(true), "the fallback is markup");
            mrkdwn("text", message.path("text").asText(), 40_000);
            require(
                    message.path("text").asText().lines().count() == 1,
                    "the fallback has several lines");
            var blocks = message.path("blocks");
            require(blocks.isArray() && blocks.size() <= 50 && !blocks.isEmpty(), "1–50 blocks");
            blocks.forEach(this::block);
        }

        private void block(JsonNode block) {
            id(block, "block_id");
            switch (block.path("type").asText()) {
                case "section" -> section(block);
                case "context" -> elements(block, 10, element -> text("context", element, 3000));
                case "actions" -> elements(block, 25, this::button);
                case "divider" -> onlyFields("divider", block, Set.of("type", "block_id"));
                case "header" -> plain("header", block.path("text"), 150);
                default -> problems.add("unknown block " + block.path("type"));
            }
        }

        private void section(JsonNode block) {
            onlyFields("section", block, Set.of("type", "block_id", "text", "fields"));
            require(block.has("text") || block.has("fields"), "section without text or fields");
            if (block.has("text")) {
                text("section", block.path("text"), 3000);
            }
            if (block.has("fields")) {
                require(
                        block.path("fields").size() <= 10 && !block.path("fields").isEmpty(),
                        "1–10 fields");
                block.path("fields").forEach(field -> text("field", field, 2000));
            }
        }

        private void elements(JsonNode block, int most, Consumer<JsonNode> check) {
            var type = block.path("type").asText();
            onlyFields(type, block, Set.of("type", "block_id", "elements"));
            var elements = block.path("elements");
            require(
                    !elements.isEmpty() && elements.size() <= most,
                    type + ": 1–" + most + " elements");
            elements.forEach(check);
        }

        private void button(JsonNode button) {
            var fields = Set.of("type", "action_id", "text", "url", "value", "style");
            onlyFields("button", button, fields);
            require(button.path("type").asText().equals("button"), "unknown element");
            id(button, "action_id");
            plain("button", button.path("text"), 75);
            var url = button.path("url").asText();
            require(url.length() <= 3000 && LINK.matcher(url).matches(), "button url " + url);
        }

        private void text(String where, JsonNode text, int longest) {
            if (text.path("type").asText().equals("plain_text")) {
                plain(where, text, longest);
                return;
            }
            require(text.path("type").asText().equals("mrkdwn"), where + ": unknown text type");
            onlyFields(where, text, Set.of("type", "text", "verbatim"));
            mrkdwn(where, text.path("text").asText(), longest);
        }

        private void plain(String where, JsonNode text, int longest) {
            require(text.path("type").asText().equals("plain_text"), where + ": not plain_text");
            onlyFields(where, text, Set.of("type", "text", "emoji"));
            var shown = text.path("text").asText();
            length(where, shown, longest);
            require(text.path("emoji").isBoolean(), where + ": emoji is not decided");
            require(!text.path("emoji").asBoolean(), where + ": emoji are made of " + shown);
            escaped(where, shown);
        }

        private void escaped(String where, String text) {
            require(!LONE_AMPERSAND.matcher(text).find(), where + ": unescaped & in " + text);
            require(
                    !text.contains("<") && !text.contains(">"),
                    where + ": unescaped < or > in " + text);
            require(!INVISIBLE.matcher(text).find(), where + ": invisible character in " + text);
        }

        /// `<…>` is a link or nothing; `&`, `<` and `>` of the text itself are escaped; `>` at the
        /// beginning of a line is a quotation.
        private void mrkdwn(String where, String text, int longest) {
            length(where, text, longest);
            require(!LONE_AMPERSAND.matcher(text).find(), where + ": unescaped & in " + text);
            var markup = MARKUP.matcher(text);
            while (markup.find()) {
                require(
                        LINK.matcher(markup.group(1)).matches(),
                        where + ": bad markup " + markup.group());
            }
            var rest = MARKUP.matcher(text).replaceAll("").replaceAll("(?m)^>", "");
            require(
                    !rest.contains("<") && !rest.contains(">"),
                    where + ": unescaped < or > in " + text);
            require(!text.contains("`"), where + ": a backtick opens code in " + text);
            require(!STYLE.matcher(text).find(), where + ": a style in " + text);
            require(!EMOJI.matcher(text).find(), where + ": an emoji in " + text);
        }

        private void length(String where, String text, int longest) {
            require(
                    !text.isEmpty() && text.length() <= longest,
                    where + ": length " + text.length());
            require(isWellFormed(text), where + ": half a character");
        }

        private static boolean isWellFormed(String text) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(text);
        }

        private void id(JsonNode node, String field) {
            if (node.has(field)) {
                var id = node.path(field).asText();
                require(id.length() <= 255 && ids.add(field + id), field + " " + id);
            }
        }

        private void onlyFields(String where, JsonNode node, Set<String> known) {
            node.fieldNames()
                    .forEachRemaining(
                            name -> require(known.contains(name), where + ": unknown " + name));
        }

        private void require(boolean holds, String problem) {
            if (!holds) {
                problems.add(problem);
            }
        }
    }
}
