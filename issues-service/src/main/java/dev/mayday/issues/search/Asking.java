package dev.mayday.issues.search;

import java.time.ZoneId;
import java.time.ZoneOffset;

/// Who asks a query where.
///
/// @param zone of the person: a bare day is a day there
/// @param oneProject whether a single project is searched, so that its releases have one order
/// @param me address of the person who asks; empty when it is none
public record Asking(Place place, ZoneId zone, boolean oneProject, String me) {

    public Asking(Place place, ZoneId zone, boolean oneProject) {
        this(place, zone, oneProject, "");
    }

    public static Asking in(Place place) {
        return new Asking(place, ZoneOffset.UTC, false);
    }
}
