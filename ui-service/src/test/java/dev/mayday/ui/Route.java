package dev.mayday.ui;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/// All routes of the dashboard, read from its compiled classes.
///
/// @param path as declared, `/issues/decisions/{decision}`
/// @param query names of query parameters, `form` likewise
record Route(String method, String path, List<String> query, List<String> form) {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");

    /// Of a parameter in a path: its pattern may itself have braces.
    private static final String REST = "(?:[^{}]|\\{[^{}]*\\})*\\}";

    /// What pages read that take the whole query.
    private static final List<String> OF_LISTS =
            List.of(
                    "project",
                    "environment",
                    "status",
                    "period",
                    "sort",
                    "query",
                    "text",
                    "cursor");

    static List<Route> all() {
        try (var files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.startsWith("dev/mayday/ui/"))
                    .map(name -> load(name.replace('/', '.').replaceFirst("\\.class$", "")))
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(Route::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Route.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Route> of(Class<?> type) {
        var base = type.getAnnotation(Path.class).value();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !verb(method).isEmpty())
                .map(
                        method ->
                                new Route(
                                        verb(method),
                                        (base + path(method)).replace("//", "/"),
                                        query(method),
                                        form(method)));
    }

    private static String verb(Method method) {
        if (method.isAnnotationPresent(GET.class)) return "GET";
        if (method.isAnnotationPresent(POST.class)) return "POST";
        if (method.isAnnotationPresent(PUT.class)) return "PUT";
        return method.isAnnotationPresent(DELETE.class) ? "DELETE" : "";
    }

    private static String path(Method method) {
        var path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private static List<String> query(Method method) {
        var names = new ArrayList<String>();
        for (var parameter : method.getParameters()) {
            var query = parameter.getAnnotation(RestQuery.class);
            if (query != null) names.add(name(query.value(), parameter.getName()));
            if (parameter.getType() == UriInfo.class) names.addAll(OF_LISTS);
        }
        return names;
    }

    private static List<String> form(Method method) {
        var names = new ArrayList<String>();
        for (var parameter : method.getParameters()) {
            var field = parameter.getAnnotation(RestForm.class);
            if (field != null) names.add(name(field.value(), parameter.getName()));
        }
        return names;
    }

    private static String name(String given, String declared) {
        return given.isEmpty() || given.startsWith("<<") ? declared : given;
    }

    List<String> pathParameters() {
        return java.util.regex.Pattern.compile("\\{(\\w+)" + REST)
                .matcher(path)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /// The address with one parameter set and the others harmless.
    String with(String parameter, String value) {
        var address = path;
        for (var name : pathParameters()) {
            var text = name.equals(parameter) ? value : harmless(name);
            address =
                    address.replaceFirst(
                            "\\{" + name + REST, java.util.regex.Matcher.quoteReplacement(text));
        }
        return address;
    }

    private String harmless(String name) {
        if (path.contains("{" + name + ": [0-9")) return "42";
        return switch (name) {
            case "id" -> "42";
            case "slug" -> "document-api";
            case "which" -> "latest";
            default -> "x";
        };
    }
}
