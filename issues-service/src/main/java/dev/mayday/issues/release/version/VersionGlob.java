package dev.mayday.issues.release.version;

import dev.mayday.issues.Refused;
import java.util.List;

/// A text in which `*` stands for any run of characters and `?` for one, `[abc]`, `[a-z]` and
/// `[!a]` for one of a set, and `\` takes a sign as it is. Of the whole version, in any case of
/// letters. Only the last star is ever tried again, so no text and pattern take longer than the
/// product of their lengths.
public final class VersionGlob {

    private static final int LONGEST = 1_000;

    private final String text;
    private final List<GlobPart> parts;

    private VersionGlob(String text, List<GlobPart> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /// Refuses what is no glob, with the place and the reason.
    public static VersionGlob of(String text) {
        if (text.length() > LONGEST) {
            var message = "line 1, column 1001: a glob has at most 1000 characters";
            throw Refused.wrong(
                    new Refused.Problem(1, LONGEST + 1, "glob_too_long", message, List.of()));
        }
        return new VersionGlob(text, new GlobReader(text).parts());
    }

    /// Whether it is true of the whole of this version.
    public boolean matches(String version) {
        var subject = version.codePoints().map(GlobPart::fold).toArray();
        int at = 0;
        int part = 0;
        int star = -1;
        int retry = 0;
        while (at < subject.length) {
            if (part < parts.size() && parts.get(part) instanceof GlobPart.Run) {
                star = part++;
                retry = at;
            } else if (part < parts.size() && parts.get(part).is(subject[at])) {
                part++;
                at++;
            } else if (star >= 0) {
                part = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return parts.subList(part, parts.size()).stream().allMatch(GlobPart.Run.class::isInstance);
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }
}
