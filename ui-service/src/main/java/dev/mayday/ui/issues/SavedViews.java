package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.ViewsApi.View;
import dev.mayday.contracts.issues.ViewsApi.Visibility;
import dev.mayday.ui.kit.Tab;
import java.util.ArrayList;
import java.util.List;

/// The views that somebody has kept, beside the built-in ones.
///
/// @param tabs one per view
/// @param open name of the one that was opened; empty when it is none of them
/// @param changed whether the list is no longer what that one keeps
/// @param changeable whether this person may keep it so
record SavedViews(
        List<Tab> tabs, String open, long id, boolean shared, boolean changed, boolean changeable) {

    private static final int TABS = 6;

    static SavedViews of(List<View> views, IssueFilter filter) {
        var tabs =
                views.stream()
                        .map(
                                view ->
                                        new Tab(
                                                view.name(),
                                                filter(view).href(),
                                                view.id() == filter.view()))
                        .toList();
        return views.stream()
                .filter(view -> view.id() == filter.view())
                .findFirst()
                .map(
                        view ->
                                new SavedViews(
                                        tabs,
                                        view.name(),
                                        view.id(),
                                        view.visibility() == Visibility.ORGANIZATION,
                                        !filter(view).equals(filter.after("")),
                                        view.changeable()))
                .orElseGet(() -> new SavedViews(tabs, "", 0, false, false, false));
    }

    /// The list that a view shows.
    static IssueFilter filter(View view) {
        return IssueFilter.ofHref("?" + view.query()).of(view.id());
    }

    /// What this person can save as the view that is open.
    public boolean draft() {
        return !open.isEmpty() && changed && changeable;
    }

    /// Those that have room beside the built-in ones, the open one among them.
    public List<Tab> first() {
        if (tabs.size() <= TABS) return tabs;
        var first = new ArrayList<>(tabs.subList(0, TABS));
        tabs.subList(TABS, tabs.size()).stream()
                .filter(Tab::current)
                .forEach(current -> first.set(TABS - 1, current));
        return first;
    }

    public List<Tab> more() {
        var first = first();
        return tabs.stream().filter(tab -> !first.contains(tab)).toList();
    }

    public String visibility() {
        return (shared ? Visibility.ORGANIZATION : Visibility.ME).name();
    }
}
