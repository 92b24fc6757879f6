package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// A place in a template that failed to render (`template` on the wire).
public record TemplateError(@Nullable String filename, @Nullable String contextLine) {}
