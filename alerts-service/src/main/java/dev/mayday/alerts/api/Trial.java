package dev.mayday.alerts.api;

import dev.mayday.alerts.Surroundings;
import dev.mayday.alerts.channel.Channels;
import dev.mayday.alerts.channel.Notice;
import dev.mayday.alerts.channel.Notice.Others;
import dev.mayday.alerts.delivery.Dispatcher;
import dev.mayday.alerts.egress.Reply;
import dev.mayday.alerts.settings.Destination;
import dev.mayday.alerts.settings.DestinationStore;
import dev.mayday.contracts.Level;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.bus.IssueChange;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Instant;

/// A marked test message, sent while the person waits. One that arrives enables the destination
/// again.
@Singleton
record Trial(
        @ReactiveDataSource("alerts") Pool pool,
        Channels channels,
        DestinationStore destinations,
        Dispatcher dispatcher,
        Surroundings surroundings) {

    Uni<TestResult> of(Destination destination, long project) {
        var now = surroundings.now();
        return channels.send(destination.kind(), destination.settings(), notice(project, now))
                .map(Trial::result)
                .call(result -> enable(destination, result));
    }

    private Uni<Void> enable(Destination destination, TestResult result) {
        if (!result.delivered() || destination.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return destinations.enable(pool, destination).invoke(dispatcher::wake);
    }

    private static TestResult result(Reply reply) {
        return new TestResult(reply.delivered(), reply.status(), reply.text());
    }

    private static Notice notice(long project, Instant now) {
        var issue =
                new IssueChange.Issue(
                        0,
                        "TEST-1",
                        "Mayday: messages of this project arrive here",
                        "",
                        Level.INFO,
                        1,
                        1,
                        0,
                        now,
                        "");
        var place = new IssueChange.Project(project, "test", "Test message", "");
        var change =
                new IssueChange(
                        0,
                        IssueChange.Kind.OPENED,
                        now,
                        place,
                        issue,
                        null,
                        null,
                        "sent by hand to see whether it arrives");
        var key = "test-" + project + "-" + now.toEpochMilli();
        return new Notice(key, change, "Test", change.reason(), 0, Others.NONE, true);
    }
}
