package dev.mayday.ui.kit;

/// One of several views of the same thing, with an address of its own.
public record Tab(String words, String href, boolean current) {}
