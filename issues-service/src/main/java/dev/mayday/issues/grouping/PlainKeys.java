package dev.mayday.issues.grouping;

import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.SecurityReport;
import dev.mayday.issues.event.model.TemplateError;
import dev.mayday.issues.grouping.text.Messages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys of events that have no stack (grouping 2.10): template, security report, message, and the
/// last resort.
final class PlainKeys {

    private PlainKeys() {}

    static DefaultKey of(NormalisedEvent event) {
        return template(event.template())
                .or(() -> report(event.report()))
                .or(() -> message(event))
                .orElseGet(() -> fallback(event));
    }

    private static Optional<DefaultKey> template(@Nullable TemplateError error) {
        if (error == null) return Optional.empty();
        var entry =
                KeyEntry.of(
                        "template",
                        "template",
                        orEmpty(error.filename()),
                        orEmpty(error.contextLine()));
        return Optional.of(DefaultKey.of(Evidence.TEMPLATE, entry));
    }

    private static Optional<DefaultKey> report(@Nullable SecurityReport report) {
        if (report == null) return Optional.empty();
        var directive = orEmpty(report.directive()).strip();
        int value = directive.indexOf(' ');
        var name = value < 0 ? directive : directive.substring(0, value);
        var entry = KeyEntry.of("security report", report.kind(), name, blocked(report.blocked()));
        return Optional.of(DefaultKey.of(Evidence.SECURITY_REPORT, entry));
    }

    /// The host, or the scheme of what has none.
    private static String blocked(@Nullable String uri) {
        if (uri == null || uri.isEmpty()) return "self";
        if (uri.startsWith("data:") || uri.startsWith("blob:")) return uri.substring(0, 5);
        int scheme = uri.indexOf("://");
        var host = scheme < 0 ? uri : uri.substring(scheme + 3);
        int end = 0;
        while (end < host.length() && "/:?#".indexOf(host.charAt(end)) < 0) end++;
        return host.substring(0, end);
    }

    private static Optional<DefaultKey> message(NormalisedEvent event) {
        var text = event.logentry() == null ? null : event.logentry().templateOrText();
        if (text == null || text.isBlank()) return Optional.empty();
        var entry = KeyEntry.of("message", "msg", Messages.normalized(text));
        return Optional.of(DefaultKey.of(Evidence.MESSAGE, entry));
    }

    /// Never one bin for all.
    private static DefaultKey fallback(NormalisedEvent event) {
        var origin = event.origin();
        var where = orEmpty(origin.transaction());
        if (where.isEmpty()) where = orEmpty(origin.culprit());
        if (where.isEmpty()) where = orEmpty(origin.logger());
        var hint = "nothing but where it happened";
        var entry = KeyEntry.of(hint, "fallback", event.platform(), where);
        return DefaultKey.of(Evidence.FALLBACK, entry);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
