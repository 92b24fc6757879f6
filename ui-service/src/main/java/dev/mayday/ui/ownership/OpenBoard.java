package dev.mayday.ui.ownership;

import dev.mayday.contracts.issues.OwnershipApi.OpenWithoutOwner;
import dev.mayday.ui.web.Count;
import dev.mayday.ui.web.LocalPath;
import java.util.List;

/// Open issues that nobody has, and to whom the rules would give them.
///
/// @param changeable whether the person may give them away
public record OpenBoard(String slug, OpenWithoutOwner open, boolean changeable) {

    public String path() {
        return "/projects/" + LocalPath.segment(slug) + "/ownership";
    }

    public String words() {
        var looked =
                open.looked() < open.all()
                        ? "Of the newest %d of %s open issues that nobody has, %d would go to an owner."
                        : "Of %2$s open issues that nobody has, %3$d would go to an owner.";
        return looked.formatted(open.looked(), Count.of(open.all()).exact(), open.owned());
    }

    public boolean assigns() {
        return changeable && open.owned() > 0;
    }

    /// "3 to #payments".
    public List<String> owners() {
        return open.owners().entrySet().stream()
                .map(owner -> owner.getValue() + " to " + owner.getKey())
                .toList();
    }
}
