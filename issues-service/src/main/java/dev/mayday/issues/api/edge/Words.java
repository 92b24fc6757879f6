package dev.mayday.issues.api.edge;

/// What a status means here, for whoever gets nothing but a status.
final class Words {

    private Words() {}

    static String of(int status) {
        return switch (status) {
            case 400 ->
                    "The request is not understood: its JSON or one of its parameters is malformed.";
            case 401 -> "Authentication credentials were not provided.";
            case 403 -> "You do not have permission to perform this action.";
            case 404 -> "The requested resource does not exist";
            case 405 -> "The resource does not take this method.";
            case 406 -> "Answers are JSON; Accept must allow application/json.";
            case 413 -> "The body is too large.";
            case 414 -> "The address is too long.";
            case 415 -> "The body must be JSON, and Content-Type must say so.";
            case 503 -> "The database does not answer in time. Try again in 5 s.";
            default ->
                    status < 500
                            ? "The request is refused."
                            : "Something failed here; the log of the server says what.";
        };
    }
}
