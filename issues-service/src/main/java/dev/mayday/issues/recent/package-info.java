/// What issues have counted lately: events and users of the last day, fortnight and month, kept
/// beside the buckets so that lists are sorted and searched by them without counting. The digest
/// adds to it in its transaction; what has left a span is taken out here, shortly after.
@NullMarked
package dev.mayday.issues.recent;

import org.jspecify.annotations.NullMarked;
