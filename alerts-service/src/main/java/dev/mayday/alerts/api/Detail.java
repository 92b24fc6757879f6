package dev.mayday.alerts.api;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The body of a refusal.
@RegisterForReflection
record Detail(String detail) {}
