package dev.mayday.ui.people;

import dev.mayday.ui.neighbors.Clients.Members;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Service;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Whom somebody asks who needs what only an admin may do.
@RequestScoped
public class Admins {

    private final Visit visit;
    private final Members members;

    Admins(Visit visit, @RestClient Members members) {
        this.visit = visit;
        this.members = members;
    }

    /// "Ana Torres or Ben Okafor"; "an admin" when nobody has come in yet.
    public String words() {
        return words(visit.answer(Service.ISSUES, members::admins));
    }

    static String words(List<String> names) {
        if (names.isEmpty()) return "an admin";
        if (names.size() == 1) return names.getFirst();
        var first = names.subList(0, names.size() - 1);
        return String.join(", ", first) + " or " + names.getLast();
    }
}
