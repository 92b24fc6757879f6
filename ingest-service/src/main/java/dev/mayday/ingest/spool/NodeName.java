package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The name under which a spool gives receipts, for ever: the node's, and a mark made with the
/// spool. Without the mark a new, empty spool of an old node would begin again at sequence 1, and
/// the
/// digest would take everything for a repetition.
final class NodeName {

    private static final String FILE = "node";
    private static final char BETWEEN = '~';

    private NodeName() {}

    /// @param node the configured name
    /// @return the name for receipts
    /// @throws IOException when the spool belongs to another node
    static String claim(SpoolFiles files, String node, RandomGenerator random) throws IOException {
        var known = files.read(FILE);
        if (known == null) {
            var name = node + BETWEEN + HexFormat.of().toHexDigits(random.nextInt());
            files.replace(FILE, name.getBytes(StandardCharsets.UTF_8));
            return name;
        }
        var name = new String(known, StandardCharsets.UTF_8);
        int end = name.lastIndexOf(BETWEEN);
        var owner = end < 0 ? name : name.substring(0, end);
        if (!owner.equals(node)) {
            throw new IOException(
                    "This spool belongs to the node '"
                            + owner
                            + "', not to '"
                            + node
                            + "'. Set mayday.ingest.node back, or use another spool directory.");
        }
        return name;
    }
}
