package dev.mayday.issues.signon;

/// A provider cannot be asked, or answers nonsense. Nobody loses anything by that.
final class ProviderAway extends RuntimeException {

    ProviderAway(String why) {
        super(why, null, false, false);
    }
}
