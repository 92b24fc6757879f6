package dev.mayday.ui.web;

/// What went wrong, in words for a person. An answer that carries one becomes a page, or a line in
/// the page that asked for a part of it.
///
/// @param retry whether the same may work a moment later
/// @param around what stands around the words
public record Problem(int status, String headline, String advice, boolean retry, Around around) {

    public enum Around {
        /// The navigation of whoever is signed in.
        NAVIGATION,
        /// The ways, as far as nobody needs to be asked for them.
        UNASKED,
        /// Nothing.
        NOTHING
    }

    /// Whether it is a fault on our side, which the log tells more about.
    public boolean ours() {
        return status >= 500;
    }

    static Problem of(int status, String headline, String advice) {
        return new Problem(status, headline, advice, false, Around.NAVIGATION);
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
            case 408 ->
                    of(
                            status,
                            "That took too long",
                            "The form did not come in whole. Send it again.");
            case 415 ->
                    of(
                            status,
                            "Pages take forms only",
                            "Programs use the web API; pages take no files.");
            case 413 -> of(status, "That is too large", "Send less at once.");
            case 500, 501, 502, 503, 504 -> broken(status);
            default -> of(status, "That did not work", "The request was not understood.");
        };
    }

    /// For what nobody foresaw.
    static Problem broken(int status) {
        return new Problem(
                status,
                "Something broke on our side",
                "The page could not be made. What you did before is kept.",
                true,
                Around.UNASKED);
    }
}
