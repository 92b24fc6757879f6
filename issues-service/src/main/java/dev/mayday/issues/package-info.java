/// issues-service: what happens to events, and who may see it.
@NullMarked
package dev.mayday.issues;

import org.jspecify.annotations.NullMarked;
