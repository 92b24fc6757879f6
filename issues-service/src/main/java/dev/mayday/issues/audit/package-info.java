/// Who changed what in configuration, membership and access: written within the transaction of the
/// change, only ever added to, each row sealed with the one before. Knows nobody who writes to it.
@NullMarked
package dev.mayday.issues.audit;

import org.jspecify.annotations.NullMarked;
