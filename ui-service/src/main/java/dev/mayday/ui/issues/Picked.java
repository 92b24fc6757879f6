package dev.mayday.ui.issues;

import dev.mayday.ui.shell.Visit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The issues that somebody picked in a list.
@RequestScoped
class Picked {

    private static final int MOST = 1_000;
    private static final int AT_ONCE = 100;

    private final Visit visit;

    Picked(Visit visit) {
        this.visit = visit;
    }

    /// Each once, and as many as one decision may be about.
    ///
    /// @param scope `matching` for all that the list has, not only those that were picked
    /// @param list the address of the list
    /// @throws BadRequestException when all of something that is no list are meant
    List<Long> ids(List<Long> issues, @Nullable String scope, String list, @Nullable String zone) {
        var wide = "matching".equals(scope) && !issues.isEmpty();
        if (wide && !IssueFilter.isList(list)) throw new BadRequestException();
        var ids = wide ? matching(IssueFilter.ofHref(list), zone) : issues;
        return ids.stream().distinct().limit(MOST).toList();
    }

    private List<Long> matching(IssueFilter filter, @Nullable String zone) {
        var ids = new ArrayList<Long>();
        @Nullable String cursor = "";
        while (cursor != null && ids.size() < MOST) {
            var found = visit.answer(IssuesPage.page(filter.after(cursor), zone, AT_ONCE));
            found.issues().forEach(row -> ids.add(row.id()));
            cursor = found.nextCursor();
        }
        return ids;
    }
}
