/// Takes out of an event what nobody should keep: passwords, tokens, cards, keys, cookies,
/// addresses.
///
/// A [Scrubber] is a pure step from the canonical tree of an event to what may be stored of it, by
/// the [ScrubSettings] of the project. Every change leaves a remark in `_meta` (protocol 12.3),
/// never the value. What cannot be judged is filtered: this fails closed.
@NullMarked
package dev.mayday.issues.scrub;

import org.jspecify.annotations.NullMarked;
