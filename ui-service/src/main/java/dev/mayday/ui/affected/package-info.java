/// Whom an issue affects and since which release, ready to be read: users, tags, releases and the
/// chart of events. In come the answers of issues-service, out go words, numbers, and links that
/// add a filter.
@NullMarked
package dev.mayday.ui.affected;

import org.jspecify.annotations.NullMarked;
