package dev.mayday.alerts.rules;

/// A destination as far as a rule cares.
///
/// @param owner the project it belongs to; 0 is the installation
public record Recipient(long owner, long id, String name, boolean enabled) {}
