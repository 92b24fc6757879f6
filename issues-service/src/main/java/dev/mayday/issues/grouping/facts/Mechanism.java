package dev.mayday.issues.grouping.facts;

import org.jspecify.annotations.Nullable;

/// How an exception was caught and where it stands in its chain or group.
///
/// @param synthetic the type was made up by the SDK and means nothing
/// @param exceptionId its number in the event, 0 is the outermost
/// @param parentId the number of the exception that holds it
/// @param group it is a container of exceptions (`is_exception_group`)
/// @param source the attribute of the parent that led here, for instance `__cause__` or
/// `__context__`
public record Mechanism(
        @Nullable String type,
        boolean synthetic,
        @Nullable Integer exceptionId,
        @Nullable Integer parentId,
        boolean group,
        @Nullable String source,
        @Nullable NsError nsError) {

    public static final Mechanism NONE = new Mechanism(null, false, null, null, false, null, null);

    /// Apple's error identity (`meta.ns_error`).
    public record NsError(String domain, String code) {}

    public boolean suppressed() {
        return "suppressed".equals(type);
    }
}
