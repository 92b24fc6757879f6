package dev.mayday.ui.signin;

import dev.mayday.contracts.access.Admits.Who;
import dev.mayday.contracts.access.Rule;
import dev.mayday.ui.web.ErrorPages;
import dev.mayday.ui.web.SignInDetour;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Stands before every page: where somebody must be signed in, who is not signs in first. What a
/// page shows and does, issues-service decides with the person's bearer. A page without a mark
/// admits nobody.
///
/// A filter is global to the process that we share with other services; routes of theirs it leaves
/// alone.
record Doorkeeper(Visitor visitor, SignInDetour signIn, ErrorPages pages) {

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);
    private static final String OURS = "dev.mayday.ui.";

    /// A write that another site sent is refused before anybody is asked to sign in.
    private static final int BEHIND_SAME_ORIGIN = Priorities.USER + 100;

    @ServerRequestFilter(priority = BEHIND_SAME_ORIGIN)
    public @Nullable Response admit(ContainerRequestContext request, ResourceInfo resource) {
        var asked = resource.getResourceClass();
        if (!asked.getName().startsWith(OURS)) return null;
        var rule = Rule.of(asked, resource.getResourceMethod());
        if (rule.isEmpty()) return unmarked(resource);
        return isOpen(rule.get()) || visitor.claimsSession() ? null : signIn.response();
    }

    private static boolean isOpen(Rule rule) {
        return switch (rule) {
            case Rule.Right _ -> false;
            case Rule.Open(var who) -> who == Who.ANYBODY;
        };
    }

    private Response unmarked(ResourceInfo resource) {
        LOG.errorf(
                "page without a mark, nobody may see it: %s.%s needs @Needs or @Admits",
                resource.getResourceClass().getSimpleName(),
                resource.getResourceMethod().getName());
        return pages.forbidden("Nobody may see this.");
    }
}
