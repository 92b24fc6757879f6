package dev.mayday.issues.event.model;

import org.jspecify.annotations.Nullable;

/// What people read of an event before they open it (protocol 5.12).
///
/// @param title `KeyError: 'unknown_category'`
/// @param type of the main exception; null for messages, and when the SDK made it up
/// @param value of the main exception; null for messages
/// @param culprit where it happened, as `app.services.classifier in classify`; without a stack what
///     the SDK names, or else the transaction
/// @param location file of the frame it happened in; null without one
/// @param function of that frame
/// @param message for full text search: the message, title, value and culprit
public record Headline(
        String title,
        @Nullable String type,
        @Nullable String value,
        String culprit,
        @Nullable String location,
        @Nullable String function,
        String message) {}
