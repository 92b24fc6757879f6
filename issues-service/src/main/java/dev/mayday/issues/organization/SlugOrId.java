package dev.mayday.issues.organization;

/// How a path names a project or a team: by slug, or by decimal id. No slug is digits only.
public final class SlugOrId {

    private SlugOrId() {}

    /// The id; -1, which is nobody's, when it is a slug.
    public static long id(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
}
