/// Who may call which route, walked through on the running whole: routes come from the application,
/// what must be answered from their marks.
@NullMarked
package dev.mayday.standalone.access;

import org.jspecify.annotations.NullMarked;
