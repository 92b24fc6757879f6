package dev.mayday.issues.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change, to be written down.
///
/// @param organization null when it concerns the installation
/// @param action what was done, as `member.invited`
/// @param object to whom or what, as people name it
/// @param before what was so far; never a secret; null when there was nothing
/// @param after what is now; never a secret; null when there is nothing any more
public record AuditEntry(
        @Nullable Long organization,
        Actor actor,
        String action,
        String object,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {}
