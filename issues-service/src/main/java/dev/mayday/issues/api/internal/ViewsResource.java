package dev.mayday.issues.api.internal;

import dev.mayday.contracts.access.Needs;
import dev.mayday.contracts.issues.ViewsApi;
import dev.mayday.issues.Refused;
import dev.mayday.issues.access.CurrentCaller;
import dev.mayday.issues.access.Scope;
import dev.mayday.issues.views.SavedViews;
import dev.mayday.issues.views.Viewer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [ViewsApi] with the rights of the person: everybody keeps views of their own, who may change
/// issues also those for everybody.
@Needs(value = "event:read", person = true)
class ViewsResource implements ViewsApi {

    private static final int MOST_AT_ONCE = 500;

    private final CurrentCaller caller;
    private final SavedViews views;

    ViewsResource(CurrentCaller caller, SavedViews views) {
        this.caller = caller;
        this.views = views;
    }

    @Override
    public Uni<List<View>> views(String bearer) {
        return views.all(viewer());
    }

    @Override
    public Uni<View> save(String bearer, @Nullable Draft draft) {
        return views.save(keeper(draft), known(draft));
    }

    @Override
    public Uni<View> change(String bearer, long id, @Nullable Draft draft) {
        return views.change(keeper(draft), id, known(draft));
    }

    @Override
    public Uni<List<View>> order(String bearer, @Nullable List<Long> ids) {
        if (ids == null || ids.size() > MOST_AT_ONCE || ids.contains(null))
            throw Refused.invalid("ids: up to %d".formatted(MOST_AT_ONCE));
        return views.order(viewer(), ids);
    }

    @Override
    public Uni<View> remove(String bearer, long id) {
        return views.remove(viewer(), id);
    }

    @Override
    public Uni<View> restore(String bearer, long id) {
        return views.restore(viewer(), id);
    }

    private static Draft known(@Nullable Draft draft) {
        if (draft == null) throw Refused.invalid("name");
        return draft;
    }

    /// Who makes a view one for everybody needs the right for that.
    private Viewer keeper(@Nullable Draft draft) {
        if (draft != null && draft.visibility() == Visibility.ORGANIZATION) {
            caller.allowed(Scope.EVENT_WRITE);
        }
        return viewer();
    }

    private Viewer viewer() {
        var mine = caller.organization();
        return new Viewer(mine.id(), caller.person().account(), mayWrite());
    }

    private boolean mayWrite() {
        try {
            caller.allowed(Scope.EVENT_WRITE);
            return true;
        } catch (Refused viewer) {
            return false;
        }
    }
}
