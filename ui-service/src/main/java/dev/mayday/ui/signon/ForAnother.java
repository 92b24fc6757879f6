package dev.mayday.ui.signon;

/// An ID token that was given to another client.
final class ForAnother extends RuntimeException {

    ForAnother() {
        super("its azp is not our client id", null, false, false);
    }
}
