package dev.mayday.issues.ingestion.read;

/// What a browser reports of a page that did what its policy forbids (protocol 2.3).
sealed interface BrowserReport {

    /// The event that it means.
    ///
    /// @param json as an SDK would have sent it
    record Event(byte[] json) implements BrowserReport {}

    /// The fault of an extension of somebody's browser.
    record Unwanted(String reason) implements BrowserReport {}

    record Unknown(String reason) implements BrowserReport {}
}
