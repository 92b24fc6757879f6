/// The query language of semantics 10: text becomes a tree of terms, which becomes SQL with
/// numbered parameters, or is tested on one event and its issue in memory. Whoever lists, watches,
/// filters or alerts asks here, so that the same words mean the same everywhere. Pure.
///
/// A field that is not in [dev.mayday.issues.search.Field] is refused with its column; nothing is
/// ever silently ignored.
@NullMarked
package dev.mayday.issues.search;

import org.jspecify.annotations.NullMarked;
