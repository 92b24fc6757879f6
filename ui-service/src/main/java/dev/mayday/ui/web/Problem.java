package dev.mayday.ui.web;

/// What went wrong, in words for a person. An answer that carries one becomes a page, or a line in
/// the page that asked for a part of it.
///
/// @param retry whether the same may work a moment later
/// @param alone whether to ask nobody for the navigation around it
public record Problem(int status, String headline, String advice, boolean retry, boolean alone) {

    static Problem of(int status, String headline, String advice) {
        return new Problem(status, headline, advice, false, false);
    }

    /// The words for a bare status, of an answer that nobody wrote.
    public static Problem of(int status) {
        return switch (status) {
            case 404, 410 ->
                    of(
                            status,
                            "There is nothing here",
                            "It may have been deleted, or it belongs to a project that you cannot"
                                    + " see.");
            case 405 ->
                    of(
                            status,
                            "This address takes no such request",
                            "A form was sent to an address that only shows, or the other way"
                                    + " round.");
            case 413 -> of(status, "That is too large", "Send less at once.");
            default -> of(status, "That did not work", "The request was not understood.");
        };
    }
}
