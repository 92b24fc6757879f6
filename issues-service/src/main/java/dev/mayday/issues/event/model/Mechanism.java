package dev.mayday.issues.event.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an exception was caught, and where it stands in its chain or group.
///
/// @param type null when nothing was sent at all
/// @param handled null when the SDK does not know
/// @param synthetic the SDK made the exception up to carry a stack: its type says nothing
/// @param group it is a container of exceptions (`is_exception_group`)
/// @param source the attribute of the parent that led here, as `__cause__` or `errors[0]`
/// @param id its number in the event, 0 is the outermost
/// @param parentId the number of the exception that holds it
/// @param data what the integration adds, each value as text
public record Mechanism(
        @Nullable String type,
        @Nullable Boolean handled,
        boolean synthetic,
        boolean group,
        @Nullable String source,
        @Nullable Long id,
        @Nullable Long parentId,
        @Nullable String description,
        @Nullable String helpLink,
        Map<String, String> data,
        OsError osError) {

    private static final Set<String> SUPPRESSED = Set.of("suppressed", "__suppressed__");

    public static final Mechanism NONE = said(null, null, null, false, null);

    public Mechanism {
        data = Map.copyOf(data);
    }

    /// No more than its place in a chain or group.
    public static Mechanism said(
            @Nullable String type,
            @Nullable Long id,
            @Nullable Long parentId,
            boolean group,
            @Nullable String source) {
        return new Mechanism(
                type, null, false, group, source, id, parentId, null, null, Map.of(), OsError.NONE);
    }

    /// It was thrown while another one was on its way, mostly by closing something, and decides
    /// nothing.
    public boolean suppressed() {
        return SUPPRESSED.contains(String.valueOf(type))
                || SUPPRESSED.contains(String.valueOf(source));
    }

    /// The exception that holds it was thrown while this one was being handled.
    public boolean contextual() {
        return "__context__".equals(source);
    }

    /// What the operating system called it (`meta`): each null when it is none of that kind.
    public record OsError(
            @Nullable Coded errno,
            @Nullable Coded signal,
            @Nullable Coded machException,
            @Nullable Coded nsError) {

        public static final OsError NONE = new OsError(null, null, null, null);
    }

    /// `11` and `SIGSEGV`, or the code and the domain of an error of Apple's frameworks.
    public record Coded(String code, @Nullable String name) {}
}
