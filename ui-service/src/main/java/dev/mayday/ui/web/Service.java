package dev.mayday.ui.web;

/// The services behind the dashboard, as people find them in logs.
public enum Service {
    ISSUES("issues-service"),
    ALERTS("alerts-service");

    private final String words;

    Service(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
