package dev.mayday.alerts.delivery;

/// One kind of destination: how a notice looks there. Sending, retrying and logging are the same
/// for
/// all.
public interface Channel {

    /// The word in `destination.kind`.
    String kind();

    /// The JSON text to post.
    String message(Notice notice);
}
