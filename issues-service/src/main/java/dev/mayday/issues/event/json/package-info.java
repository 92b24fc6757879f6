/// Hostile bytes to a JSON tree that is safe to keep, and the tools to put such a tree in order:
/// [JsonTree] parses, [Fields] looks at one key at a time, [Bag] and [Limit] say how much may stay,
/// [Notes] writes down what had to go, and [Receipt] reads it for people. Knows nothing of events.
@NullMarked
package dev.mayday.issues.event.json;

import org.jspecify.annotations.NullMarked;
