package dev.mayday.issues.search;

import java.time.ZoneId;
import java.time.ZoneOffset;

/// Who asks a query where.
///
/// @param zone of the person: a bare day is a day there
/// @param oneProject whether a single project is searched, so that its releases have one order
public record Asking(Place place, ZoneId zone, boolean oneProject) {

    public static Asking in(Place place) {
        return new Asking(place, ZoneOffset.UTC, false);
    }
}
