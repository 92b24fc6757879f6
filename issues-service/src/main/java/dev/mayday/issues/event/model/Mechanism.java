package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// How an exception was caught.
///
/// @param handled null when the SDK does not know
/// @param exceptionId its place in a tree of exceptions; 0 is the root
/// @param nsErrorDomain with its code, of an error of Apple's frameworks
public record Mechanism(
        String type,
        @Nullable Boolean handled,
        boolean synthetic,
        boolean exceptionGroup,
        @Nullable String source,
        @Nullable Long exceptionId,
        @Nullable Long parentId,
        @Nullable String nsErrorDomain,
        @Nullable String nsErrorCode) {}
