package dev.mayday.ingest.spool;

import java.io.IOException;

/// fsync has failed. Nobody knows any more what is on disk, and asking again would get a lie: the
/// process must end.
final class SyncFailed extends IOException {

    private static final long serialVersionUID = 1;

    SyncFailed(IOException cause) {
        super("fsync of the spool failed", cause);
    }
}
