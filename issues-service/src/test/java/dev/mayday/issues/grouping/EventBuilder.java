package dev.mayday.issues.grouping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mayday.contracts.Level;
import dev.mayday.issues.event.model.ClaimedTime;
import dev.mayday.issues.event.model.EventBody;
import dev.mayday.issues.event.model.EventType;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.LogEntry;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.Origin;
import dev.mayday.issues.event.model.SecurityReport;
import dev.mayday.issues.event.model.ThreadValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that says no more than a test needs.
final class EventBuilder {

    private final String platform;
    private List<ExceptionValue> exceptions = List.of();
    private List<ThreadValue> threads = List.of();
    private List<String> fingerprint = List.of();
    private Map<String, String> tags = Map.of();
    private @Nullable String checksum;
    private @Nullable String transaction;
    private @Nullable String logger;
    private @Nullable LogEntry logentry;
    private @Nullable SecurityReport report;

    EventBuilder(String platform) {
        this.platform = platform;
    }

    EventBuilder exceptions(List<ExceptionValue> innermostFirst) {
        exceptions = innermostFirst;
        return this;
    }

    EventBuilder threads(List<ThreadValue> all) {
        threads = all;
        return this;
    }

    EventBuilder fingerprint(String... parts) {
        fingerprint = List.of(parts);
        return this;
    }

    EventBuilder tags(Map<String, String> all) {
        tags = all;
        return this;
    }

    EventBuilder checksum(String given) {
        checksum = given;
        return this;
    }

    EventBuilder transaction(String name) {
        transaction = name;
        return this;
    }

    EventBuilder logger(String name) {
        logger = name;
        return this;
    }

    EventBuilder logged(@Nullable String template, String text) {
        logentry = new LogEntry(template, text);
        return this;
    }

    EventBuilder report(SecurityReport said) {
        report = said;
        return this;
    }

    NormalisedEvent build() {
        var origin =
                new Origin(
                        null, null, null, transaction, null, null, logger, null, null, null, null);
        return new NormalisedEvent(
                new UUID(0, 1),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                new ClaimedTime.Absent(),
                EventType.ERROR,
                Level.ERROR,
                platform,
                origin,
                tags,
                null,
                fingerprint,
                checksum,
                exceptions,
                threads,
                null,
                logentry,
                null,
                report,
                new EventBody(JsonNodeFactory.instance.objectNode()));
    }
}
