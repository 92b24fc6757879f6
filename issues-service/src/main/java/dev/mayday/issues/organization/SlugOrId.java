package dev.mayday.issues.organization;

/// How a path names a project or a team: by slug, or by decimal id. No slug is digits only.
///
/// @param slug as it was given
/// @param id -1 when it is none
public record SlugOrId(String slug, long id) {

    public static SlugOrId of(String text) {
        return new SlugOrId(text, text.matches("\\d{1,18}") ? Long.parseLong(text) : -1);
    }
}
