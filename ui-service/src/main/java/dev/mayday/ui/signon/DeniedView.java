package dev.mayday.ui.signon;

import dev.mayday.contracts.signon.Provider;
import dev.mayday.contracts.signon.SignOnApi.Denial;
import java.util.List;

/// Why somebody for whom a provider vouches is not let in (semantics 17.3): the claim that was
/// found, what was expected, and whom to ask.
///
/// @param absent organizations in which they would be let in, but which are not there
/// @param more how many groups are not named
record DeniedView(
        String title,
        String claim,
        boolean missing,
        List<String> found,
        List<String> expected,
        List<String> absent,
        int more,
        String contact) {

    private static final int MOST = 20;

    DeniedView {
        found = List.copyOf(found);
        expected = List.copyOf(expected);
        absent = List.copyOf(absent);
    }

    static DeniedView of(Provider provider, Denial denial) {
        return new DeniedView(
                provider.title(),
                denial.claim(),
                denial.missing(),
                denial.found().stream().limit(MOST).toList(),
                denial.expected().stream().limit(MOST).toList(),
                denial.absent().stream().limit(MOST).toList(),
                Math.max(0, denial.found().size() - MOST),
                provider.contact());
    }

    /// Whether the claim was there, with nothing in it.
    public boolean isEmpty() {
        return !missing && found.isEmpty();
    }
}
