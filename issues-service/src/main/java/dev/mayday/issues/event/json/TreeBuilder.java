package dev.mayday.issues.event.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Builds a tree from tokens with a stack of its own, so that no depth of nesting reaches ours, and
/// bounds it while it reads: what would be cut later is not built first. Of a long list the
/// start is built, the rest passed over, and then the end read again and built.
final class TreeBuilder {

    /// Everything that a bag keeps and a page shows lies above this depth.
    static final int DEEPEST = 64;

    /// A longer list keeps as many at its start and as many at its end.
    static final int EDGE = 1500;

    static final int MOST_ENTRIES = 2 * EDGE;

    /// Of one document. Each entry of the top may use half of what is left, so that no heap of data
    /// takes the room of the stack that comes after it.
    static final int MOST_VALUES = 100_000;

    /// Ends of lists in ends of lists: each costs the text once more.
    static final int MOST_READ_AGAIN = 3;

    private static final int LONGEST_NAME = 1024;
    private static final int MOST_NOTES = 200;

    /// What lies deeper is text in the end: the note stands at what became that text, or above.
    private static final int DEEPEST_NOTE = 24;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ContainerNode<?> root;
    private final List<BiConsumer<Notes, Path>> remarks = new ArrayList<>();
    private Source source;
    private JsonParser parser;
    private Container open;
    private int kept;
    private int allowed;

    /// What is read: the document, or the end of a list once more.
    ///
    /// @param list whose end it is
    private record Source(
            String text,
            JsonParser parser,
            @Nullable Container list,
            @Nullable Source above,
            int depth) {

        static Source of(String document) throws IOException {
            return new Source(document, JsonTree.parser(document), null, null, 0);
        }

        Source endOf(Container list, int from, int to) throws IOException {
            var end = "[" + text.substring(from, to) + "]";
            return new Source(end, JsonTree.parser(end), list, this, depth + 1);
        }
    }

    private TreeBuilder(Source source, ContainerNode<?> root) {
        this.source = source;
        this.parser = source.parser();
        this.root = root;
        this.open = new Container(root, null, 0);
    }

    /// Null when the text is neither one object nor one array.
    ///
    /// @throws IOException when it is no JSON
    static @Nullable TreeBuilder build(String text) throws IOException {
        var document = Source.of(text);
        var start = document.parser().nextToken();
        if (start == null || !start.isStructStart()) return null;
        var builder = new TreeBuilder(document, container(start));
        builder.fill();
        return document.parser().nextToken() == null ? builder : null;
    }

    ContainerNode<?> root() {
        return root;
    }

    /// @param base where the tree stands in the event
    void writeTo(Notes notes, Path base) {
        for (var remark : remarks) remark.accept(notes, base);
    }

    private void fill() throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                name(parser.currentName());
            } else if (token.isStructEnd()) {
                if (readsAgain()) continue;
                close();
                if (open.above == null) return;
                open = open.above;
            } else {
                open.seen++;
                if (open.above == null) allowed = kept + (MOST_VALUES - kept) / 2;
                take(token);
            }
        }
    }

    private void name(String sent) {
        open.name = Texts.shortName(sent, LONGEST_NAME);
        if (sent.length() > LONGEST_NAME)
            remark((notes, path) -> notes.shortened(path, sent.length()));
    }

    private void take(JsonToken token) throws IOException {
        if (isFull()) {
            pass();
        } else if (token.isStructStart() && open.depth == DEEPEST) {
            parser.skipChildren();
            remark((notes, path) -> notes.removed(path, "!depth"));
            add(NODES.nullNode());
        } else if (token.isStructStart()) {
            var node = container(token);
            int before = kept;
            add(node);
            open = new Container(node, open, before);
        } else {
            add(scalar(token));
        }
    }

    private boolean isFull() {
        if (open.skipped != null || (kept >= allowed && !dropsOlder())) return true;
        return open.node.size() >= (open.node.isObject() ? MOST_ENTRIES : 3 * EDGE);
    }

    /// While the end of a list is read again, newer entries take the room of older ones.
    private boolean dropsOlder() {
        var reading = source.list();
        if (reading == null || !(reading.node instanceof ArrayNode list)) return false;
        int older = list.size() - reading.head - (reading == open ? 0 : 1);
        if (older <= 0) return false;
        drop(reading, list, (older + 7) / 8);
        return kept < allowed;
    }

    /// Drops entries from behind a list's start.
    private void drop(Container from, ArrayNode list, int count) {
        for (int i = 0; i < count; i++) kept -= values(list.get(from.head + i));
        from.gone += Lists.removeRange(list, from.head, count);
    }

    private static int values(JsonNode node) {
        int values = 1;
        for (var child : node) values += values(child);
        return values;
    }

    private void pass() throws IOException {
        open.lacksSome = true;
        if (open.node.isArray() && !open.isReadAgain && source.depth() < MOST_READ_AGAIN) {
            if (open.skipped == null) open.skipped = new Skipped(open.seen - 1, EDGE);
            open.skipped.add(parser);
        }
        parser.skipChildren();
    }

    private void add(JsonNode value) {
        kept++;
        switch (open.node) {
            case ObjectNode object -> object.set(open.name, value);
            case ArrayNode list -> list.add(value);
            default -> throw new IllegalStateException("neither object nor array");
        }
    }

    /// At the end of a list: goes back to its last entries, if they were passed over.
    private boolean readsAgain() throws IOException {
        if (open.isReadAgain) {
            parser.close();
            source = Objects.requireNonNull(source.above());
            parser = source.parser();
            return false;
        }
        var skipped = open.skipped;
        if (skipped == null || !(open.node instanceof ArrayNode list) || list.isEmpty()) {
            return false;
        }
        int last = makeRoom(list, skipped.count());
        open.skipped = null;
        if (last == 0) return false;
        open.gone += skipped.count() - last;
        open.seen -= last;
        open.isReadAgain = true;
        readAgain(skipped, last);
        return true;
    }

    private void readAgain(Skipped skipped, int last) throws IOException {
        int index = skipped.indexBefore(last);
        int end = (int) parser.currentTokenLocation().getCharOffset();
        source = source.endOf(open, skipped.place(index), end);
        parser = source.parser();
        parser.nextToken();
        for (; index < open.seen; index++) {
            parser.nextToken();
            parser.skipChildren();
        }
    }

    /// Drops what was built behind the start, as far as the end will take its place.
    ///
    /// @param skipped how many entries follow that were not built
    /// @return how many of these there is room for
    private int makeRoom(ArrayNode list, int skipped) {
        int built = list.size();
        int entry = Math.max(1, (kept - open.keptBefore) / built);
        open.head = Math.min(EDGE, (built + 1) / 2);
        int behind = built - open.head;
        int room = Math.max(0, allowed - kept) + behind * entry;
        int last = Math.min(EDGE, room / entry);
        drop(open, list, behind - Math.max(0, Math.min(behind, last - skipped)));
        return Math.min(last, skipped);
    }

    private void close() {
        if (open.node instanceof ArrayNode list) {
            open.gone += Lists.removeRange(list, open.head, list.size() - 2 * EDGE);
        }
        int length = open.seen;
        int head = open.head;
        int gone = open.gone;
        if (gone > 0) at(open, (notes, path) -> notes.closedUp(path, head, gone));
        if (gone > 0 || open.lacksSome) at(open, (notes, path) -> notes.shortened(path, length));
    }

    private void remark(BiConsumer<Notes, Path> remark) {
        if (remarks.size() >= MOST_NOTES) return;
        // Names and indexes go on: the path is taken now, below an empty base.
        var here = open.here(Path.ROOT).upTo(DEEPEST_NOTE);
        remarks.add((notes, base) -> remark.accept(notes, here.below(base)));
    }

    private void at(Container container, BiConsumer<Notes, Path> remark) {
        if (remarks.size() >= MOST_NOTES) return;
        var here = container.path(Path.ROOT).upTo(DEEPEST_NOTE);
        remarks.add((notes, base) -> remark.accept(notes, here.below(base)));
    }

    private static ContainerNode<?> container(JsonToken start) {
        return start == JsonToken.START_OBJECT ? NODES.objectNode() : NODES.arrayNode();
    }

    private JsonNode scalar(JsonToken token) throws IOException {
        var value = Scalars.of(parser, token);
        if (value != null) return value;
        remark((notes, path) -> notes.annotated(path, "!number"));
        return NODES.textNode(parser.getText());
    }
}
