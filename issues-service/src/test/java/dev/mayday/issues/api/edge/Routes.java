package dev.mayday.issues.api.edge;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/// Every route of this service, read from its resources: a new one is included by itself.
final class Routes {

    private Routes() {}

    /// @param path with `{…}` where a parameter stands
    /// @param query names of its query parameters
    /// @param single of those, which it reads once
    record Route(String method, String path, List<String> query, List<String> single) {}

    static List<Route> all() {
        return CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .distinct()
                .flatMap(Routes::of)
                .filter(
                        route ->
                                route.path().startsWith("/api/0")
                                        || route.path().startsWith("/internal"))
                .distinct()
                .toList();
    }

    private static Stream<Route> of(Class<?> resource) {
        return Stream.concat(Stream.of(resource), Arrays.stream(resource.getInterfaces()))
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(
                        type ->
                                Arrays.stream(type.getDeclaredMethods())
                                        .flatMap(method -> route(type, method)));
    }

    private static Stream<Route> route(Class<?> type, Method method) {
        var verb =
                Arrays.stream(method.getAnnotations())
                        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                        .filter(found -> found != null)
                        .map(HttpMethod::value)
                        .findFirst();
        var below = method.getAnnotation(Path.class);
        var path = type.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
        var all = Arrays.stream(method.getParameters()).flatMap(Routes::queries).toList();
        var query = all.stream().map(Query::name).toList();
        var single = all.stream().filter(each -> !each.isList()).map(Query::name).toList();
        return verb.map(name -> new Route(name, path.replaceAll("/$", ""), query, single)).stream();
    }

    private record Query(String name, boolean isList) {

        Query(String name, Class<?> type) {
            this(name, type == List.class);
        }
    }

    private static Stream<Query> queries(Parameter parameter) {
        if (parameter.isAnnotationPresent(BeanParam.class)) {
            var type = parameter.getType();
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .map(
                                    part ->
                                            new Query(
                                                    name(part.getName(), said(part)),
                                                    part.getType()))
                    : Arrays.stream(type.getFields())
                            .filter(field -> field.isAnnotationPresent(QueryParam.class))
                            .map(
                                    field ->
                                            new Query(
                                                    field.getAnnotation(QueryParam.class).value(),
                                                    field.getType()));
        }
        var query = parameter.getAnnotation(QueryParam.class);
        if (query != null) return Stream.of(new Query(query.value(), parameter.getType()));
        var rest = parameter.getAnnotation(RestQuery.class);
        return rest == null
                ? Stream.empty()
                : Stream.of(new Query(name(parameter.getName(), rest), parameter.getType()));
    }

    /// Of a component it stands on the field: the annotation is not one for methods.
    private static RestQuery said(RecordComponent part) {
        try {
            return part.getDeclaringRecord()
                    .getDeclaredField(part.getName())
                    .getAnnotation(RestQuery.class);
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String name(String declared, RestQuery query) {
        return query == null || query.value().isEmpty() ? declared : query.value();
    }
}
