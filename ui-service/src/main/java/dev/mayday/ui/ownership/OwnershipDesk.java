package dev.mayday.ui.ownership;

import dev.mayday.contracts.issues.OwnershipApi.Coverage;
import dev.mayday.contracts.issues.OwnershipApi.Draft;
import dev.mayday.contracts.issues.OwnershipApi.OpenWithoutOwner;
import dev.mayday.contracts.issues.OwnershipApi.Ownership;
import dev.mayday.contracts.issues.OwnershipApi.Probe;
import dev.mayday.contracts.issues.OwnershipApi.Switches;
import dev.mayday.contracts.issues.OwnershipApi.Tested;
import dev.mayday.ui.neighbors.Clients.Ownerships;
import dev.mayday.ui.shell.Visit;
import dev.mayday.ui.web.Refused;
import dev.mayday.ui.web.Service;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Asks issues-service who owns what in a project, and changes it.
@RequestScoped
class OwnershipDesk {

    private final Ownerships ownerships;
    private final Visit visit;

    OwnershipDesk(@RestClient Ownerships ownerships, Visit visit) {
        this.ownerships = ownerships;
        this.visit = visit;
    }

    Ownership ownership(String slug) {
        return visit.answer(Service.ISSUES, bearer -> ownerships.ownership(bearer, slug));
    }

    Coverage coverage(String slug) {
        return visit.answer(Service.ISSUES, bearer -> ownerships.coverage(bearer, slug));
    }

    Ownership saveRules(String slug, String text) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> ownerships.saveRules(bearer, slug, new Draft(text)));
    }

    Ownership saveCodeOwners(String slug, String text) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> ownerships.saveCodeOwners(bearer, slug, new Draft(text)));
    }

    Ownership change(String slug, Switches switches) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> ownerships.change(bearer, slug, switches));
    }

    OpenWithoutOwner openIssues(String slug) {
        return visit.answer(Service.ISSUES, bearer -> ownerships.openIssues(bearer, slug));
    }

    OpenWithoutOwner assignOpenIssues(String slug) {
        return visit.done(Service.ISSUES, bearer -> ownerships.assignOpenIssues(bearer, slug));
    }

    Tested test(String slug, Probe probe) throws Refused {
        return visit.answerOrRefusal(
                Service.ISSUES, bearer -> ownerships.test(bearer, slug, probe));
    }
}
