package dev.mayday.ingest.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The name that belongs to a spool for ever: receipts consist of it and the sequence, so a spool
/// under another name would be counted twice.
final class NodeName {

    private static final String FILE = "node";

    private NodeName() {}

    /// @throws IOException when the spool belongs to another name
    static void claim(SpoolFiles files, String name) throws IOException {
        var known = files.read(FILE);
        if (known == null) {
            files.replace(FILE, name.getBytes(StandardCharsets.UTF_8));
            return;
        }
        var owner = new String(known, StandardCharsets.UTF_8);
        if (!owner.equals(name)) {
            throw new IOException(
                    "This spool belongs to the node '"
                            + owner
                            + "', not to '"
                            + name
                            + "'. Set mayday.ingest.node back, or use another spool directory.");
        }
    }
}
