package dev.mayday.standalone.access;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An address that is no resource: the router itself answers it, and its handler says so.
///
/// @param service ingest, or front for what every process has
record Door(String service, String method, String path) {

    static final String INGEST = "ingest";
    static final String FRONT = "front";

    /// All that the running router tells.
    static List<Door> all(Router router) {
        return router.getRoutes().stream().flatMap(Door::of).distinct().toList();
    }

    static Stream<Door> of(Route route) {
        var told = route.metadata() == null ? Map.<String, Object>of() : route.metadata();
        return Stream.of(INGEST, FRONT)
                .filter(told::containsKey)
                .flatMap(service -> of(service, (List<?>) told.get(service)));
    }

    private static Stream<Door> of(String service, List<?> addresses) {
        return addresses.stream()
                .map(address -> address.toString().split(" "))
                .map(words -> new Door(service, words[0], words[1]));
    }

    /// As the table says it.
    String admits() {
        if (service.equals(INGEST)) return "an active key of the project";
        return path.startsWith("/q/health") ? "anybody" : "the operator token";
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
