package dev.mayday.issues.release.version;

/// A version in its two parts.
///
/// @param pack before the last `@`; empty when there is none
/// @param number what follows, without the `v` of `v2.5.0`
record Named(String pack, String number) {

    static Named of(String version) {
        int at = version.lastIndexOf('@');
        var number = version.substring(at + 1);
        return new Named(
                at < 0 ? "" : version.substring(0, at),
                number.startsWith("v") ? number.substring(1) : number);
    }
}
