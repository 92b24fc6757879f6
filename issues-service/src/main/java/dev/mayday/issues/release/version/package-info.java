/// Which of two releases is the newer (semantics 7.2). Pure. Versions and patterns are hostile
/// text: all that reads them takes a time that grows with their length, times a constant.
@NullMarked
package dev.mayday.issues.release.version;

import org.jspecify.annotations.NullMarked;
