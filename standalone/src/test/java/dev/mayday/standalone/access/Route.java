package dev.mayday.standalone.access;

import dev.mayday.contracts.access.Rule;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/// A route of the running application, with its mark.
///
/// @param path with `{name}` where a parameter stands
/// @param rule empty when it has no mark
record Route(String service, String method, String path, Optional<Rule> rule) {

    private static final String PACKAGE = "dev.mayday.";

    /// All that the application has registered, of all services.
    static List<Route> all() {
        var routes = new ArrayList<Route>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "",
                ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
                new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(
                            String method, String path, RuntimeResource resource) {
                        if (method != null) routes.add(of(method, path, resource));
                    }
                });
        return routes.stream()
                .distinct()
                .sorted(
                        Comparator.comparing(Route::service)
                                .thenComparing(Route::path)
                                .thenComparing(Route::method))
                .toList();
    }

    private static Route of(String method, String path, RuntimeResource resource) {
        try {
            var asked = resource.getResourceClass();
            var answers =
                    asked.getMethod(resource.getJavaMethodName(), resource.getParameterTypes());
            var service = asked.getName().substring(PACKAGE.length()).replaceFirst("\\..*", "");
            return new Route(service, method, plain(path), Rule.of(asked, answers));
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// `{id: [0-9]+}` says what matches; here the name is enough.
    private static String plain(String path) {
        var names = path.replaceAll("\\{ *([^:}/ ]+) *(:(?:[^{}]|\\{[^{}]*\\})*)?\\}", "{$1}");
        var single = ("/" + names).replaceAll("/+", "/");
        return single.length() > 1 ? single.replaceAll("/$", "") : single;
    }

    boolean isRead() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
