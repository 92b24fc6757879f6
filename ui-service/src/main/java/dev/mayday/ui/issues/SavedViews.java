package dev.mayday.ui.issues;

import dev.mayday.contracts.issues.ViewsApi.View;
import dev.mayday.contracts.issues.ViewsApi.Visibility;
import dev.mayday.ui.kit.Tab;
import java.util.List;

/// The views that somebody has kept, beside the built-in ones.
///
/// @param tabs one per view
/// @param open name of the one that was opened; empty when it is none of them
/// @param changed whether the list is no longer what that one keeps: a draft
record SavedViews(List<Tab> tabs, String open, long id, boolean shared, boolean changed) {

    static final SavedViews NONE = new SavedViews(List.of(), "", 0, false, false);

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
                                        !filter(view).equals(filter.after(""))))
                .orElseGet(() -> new SavedViews(tabs, "", 0, false, false));
    }

    /// The list that a view shows.
    static IssueFilter filter(View view) {
        return IssueFilter.ofHref("?" + view.query()).of(view.id());
    }

    public boolean draft() {
        return !open.isEmpty() && changed;
    }

    public String visibility() {
        return (shared ? Visibility.ORGANIZATION : Visibility.ME).name();
    }
}
