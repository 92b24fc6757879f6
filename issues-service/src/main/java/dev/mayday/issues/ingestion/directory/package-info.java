/// What the digest looks up or makes ahead of its transaction and remembers: projects and keys,
/// environments, releases, the installation's secret, the partitions of events.
@NullMarked
package dev.mayday.issues.ingestion.directory;

import org.jspecify.annotations.NullMarked;
