package dev.mayday.contracts.access;

import java.lang.reflect.Method;
import java.util.Optional;

/// Who may call a route, as its mark says.
public sealed interface Rule {

    /// A right in an organization. See [dev.mayday.contracts.access.Needs].
    ///
    /// @param scope its word
    /// @param person whether it is only for people with a session
    /// @param whole whether it is for no token that is limited to projects
    record Right(String scope, boolean orTeamAdmin, boolean person, boolean whole)
            implements Rule {}

    /// No right in an organization is asked for.
    record Open(Admits.Who who) implements Rule {}

    /// The mark of the method, or else of its class; empty when there is none, and then nobody may.
    ///
    /// @param resource the class that answers, which may inherit the method's route
    static Optional<Rule> of(Class<?> resource, Method method) {
        var own = marked(resource, method);
        var right = own.getAnnotation(Needs.class);
        if (right != null) return Optional.of(right(right));
        var open = own.getAnnotation(Admits.class);
        if (open != null) return Optional.of(new Open(open.value()));
        var rights = resource.getAnnotation(Needs.class);
        if (rights != null) return Optional.of(right(rights));
        return Optional.ofNullable(resource.getAnnotation(Admits.class))
                .map(all -> new Open(all.value()));
    }

    private static Right right(Needs mark) {
        return new Right(mark.value(), mark.orTeamAdmin(), mark.person(), mark.whole());
    }

    /// Where the route is declared by an interface, the mark is on the class.
    private static Method marked(Class<?> resource, Method method) {
        try {
            return resource.getMethod(method.getName(), method.getParameterTypes());
        } catch (NoSuchMethodException notPublic) {
            return method;
        }
    }
}
