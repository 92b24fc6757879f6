package dev.mayday.issues.signon;

import java.util.SortedSet;
import java.util.TreeSet;

/// Of which organizations a provider may have people. The only one of an installation is trusted
/// with all; of several, each with those that its settings name, because another organization may
/// run it.
///
/// @param everywhere whether it is the only one
/// @param organizations slugs that its settings name
record Reach(boolean everywhere, SortedSet<String> organizations) {

    Reach {
        organizations = new TreeSet<>(organizations);
    }

    boolean holds(String organization) {
        return everywhere || organizations.contains(organization);
    }

    String[] slugs() {
        return organizations.toArray(String[]::new);
    }
}
