/// Organizations, their projects and the keys with which SDKs send: what persons edit, one row at a
/// time. Nothing here knows who asks; that is decided in `access`, before. Entities stay inside;
/// records leave.
@NullMarked
package dev.mayday.issues.organization;

import org.jspecify.annotations.NullMarked;
