package dev.mayday.ui.event;

import java.util.regex.Pattern;

/// Names the library that a frame belongs to, from its module or path.
final class Library {

    private static final Pattern INSTALLED =
            Pattern.compile(
                    "(?:node_modules|site-packages|dist-packages|gems)/((?:@[^/]+/)?[^/]+)");
    private static final Pattern PYTHON_HOME = Pattern.compile("/?lib/python[\\d.]+/([^/]+)");

    private Library() {}

    static String of(String module, String file, String image) {
        var installed = INSTALLED.matcher(file);
        if (installed.find()) return installed.group(1);
        var standard = PYTHON_HOME.matcher(file);
        if (standard.find()) return standard.group(1).replaceFirst("\\.py$", "");
        if (file.startsWith("node:")) return "node";
        if (module.contains("/")) return module;
        if (module.contains(".")) return top(module);
        if (!module.isEmpty()) return module;
        return image.isEmpty() ? folder(file) : image.substring(image.lastIndexOf('/') + 1);
    }

    /// `starlette.routing` is starlette; `org.springframework.web.Servlet` is org.springframework.
    private static String top(String module) {
        var parts = module.split("\\.", 4);
        return isReversedDomain(parts[0]) && parts.length > 1
                ? parts[0] + "." + parts[1]
                : parts[0];
    }

    private static boolean isReversedDomain(String part) {
        return switch (part) {
            case "org", "com", "io", "net", "dev", "jakarta", "javax", "sun", "jdk", "java" -> true;
            default -> false;
        };
    }

    private static String folder(String file) {
        int slash = file.indexOf('/', 1);
        return slash < 0 ? file : file.substring(file.startsWith("/") ? 1 : 0, slash);
    }
}
