/// The promise behind a 200: an append-only log of segments with group commit. Records go in
/// through [Spool#append] and are answered after fsync; they come out in order through [LogCursor];
/// what the position has passed is deleted. Nothing here knows what a record means, beyond its
/// sequence.
///
/// On disk: `<first sequence>.log` segments of [Frame]s, `position`, `node`, `lost`, `lock`, and
/// `*.bad` for bytes that were set aside. Other files are left alone.
@NullMarked
package dev.mayday.ingest.spool;

import org.jspecify.annotations.NullMarked;
