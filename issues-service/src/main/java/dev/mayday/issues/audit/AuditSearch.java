package dev.mayday.issues.audit;

import dev.mayday.contracts.Times;
import dev.mayday.contracts.issues.AuditApi;
import dev.mayday.issues.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody looks for in the log.
///
/// @param organization whose entries
/// @param installation whether those of the installation too
/// @param actor part of a name or an e-mail address; empty for anybody; likewise `object`
/// @param action the beginning of it, its words with blanks between them; empty for any
/// @param before id of the last one that was seen
record AuditSearch(
        long organization,
        boolean installation,
        String actor,
        String action,
        String object,
        Instant from,
        Instant until,
        long before) {

    private static final int LONGEST = 100;
    private static final Pattern ACTION = Pattern.compile("[a-z .-]*");
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /// @throws Refused 400 naming the part and what to write instead
    static AuditSearch of(long organization, boolean installation, AuditApi.Search asked) {
        // The page writes an action without its dot and hyphen, the files with them.
        var action = text("action", asked.action).toLowerCase(Locale.ROOT);
        if (!ACTION.matcher(action).matches())
            throw Refused.invalid("action: such as member.invited, or its beginning: member");
        var cursor = asked.cursor == null ? "" : asked.cursor;
        if (!cursor.isEmpty() && !CURSOR.matcher(cursor).matches())
            throw Refused.invalid("cursor: as the page before told it");
        return new AuditSearch(
                organization,
                installation,
                text("actor", asked.actor),
                action.replace('.', ' ').replace('-', ' '),
                text("object", asked.object),
                time("from", asked.from, ALWAYS, Duration.ZERO),
                time("to", asked.to, NEVER, Duration.ofDays(1)),
                cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor));
    }

    private static String text(String name, @Nullable String given) {
        var text = given == null ? "" : given.strip();
        if (text.length() <= LONGEST) return text;
        throw Refused.invalid(name + ": at most 100 characters");
    }

    /// @param day what is added to a bare day
    private static Instant time(
            String name, @Nullable String given, Instant otherwise, Duration day) {
        if (given == null || given.isBlank()) return otherwise;
        var text = given.strip();
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().plus(day);
        } catch (DateTimeParseException noDay) {
            return Times.parse(text)
                    .orElseThrow(
                            () ->
                                    Refused.invalid(
                                            name
                                                    + ": a day such as 2026-11-27, or a time in"
                                                    + " ISO 8601"));
        }
    }
}
