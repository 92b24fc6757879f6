package dev.mayday.issues.event.headline;

import dev.mayday.issues.event.model.EventBody;
import dev.mayday.issues.event.model.ExceptionValue;
import dev.mayday.issues.event.model.Frame;
import dev.mayday.issues.event.model.InAppVerdict;
import dev.mayday.issues.event.model.NormalisedEvent;
import dev.mayday.issues.event.model.StackTrace;
import dev.mayday.issues.event.model.ThreadValue;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Carries the verdict on `in_app` into an event. Goes through the stacks in the order of
/// [NormalisedEvent#stacks()].
public final class InAppDecision {

    private final InAppVerdict verdict;
    private int stack;

    private InAppDecision(InAppVerdict verdict) {
        this.verdict = verdict;
    }

    /// The same event with the last word on `in_app`: in its frames, in its body, and in the
    /// headline, which names a frame of the application.
    public static NormalisedEvent apply(NormalisedEvent event, InAppVerdict verdict) {
        var decision = new InAppDecision(verdict);
        var exceptions = event.exceptions().stream().map(decision::exception).toList();
        var threads = event.threads().stream().map(decision::thread).toList();
        var stacktrace = decision.stack(event.stacktrace());
        var crash = new Crash(event.platform(), exceptions, stacktrace);
        var headline =
                Headlines.of(
                        event.type(),
                        crash,
                        event.origin(),
                        event.logentry(),
                        EventBody.url(event.body().tree()));
        event.body().decide(verdict);
        return new NormalisedEvent(
                event.id(),
                event.projectId(),
                event.received(),
                event.timestamp(),
                event.type(),
                event.level(),
                event.platform(),
                headline,
                event.origin(),
                event.tags(),
                event.handled(),
                event.userKey(),
                event.fingerprint(),
                event.checksum(),
                exceptions,
                threads,
                stacktrace,
                event.logentry(),
                event.body().under(headline));
    }

    private ExceptionValue exception(ExceptionValue it) {
        return new ExceptionValue(
                it.type(),
                it.value(),
                it.module(),
                it.threadId(),
                it.mechanism(),
                stack(it.stacktrace()));
    }

    private ThreadValue thread(ThreadValue it) {
        return new ThreadValue(
                it.id(),
                it.name(),
                it.state(),
                it.crashed(),
                it.current(),
                it.main(),
                stack(it.stacktrace()));
    }

    private @Nullable StackTrace stack(@Nullable StackTrace it) {
        if (it == null) return null;
        var frames = new ArrayList<Frame>(it.frames().size());
        for (int i = 0; i < it.frames().size(); i++) {
            frames.add(it.frames().get(i).withInApp(verdict.inApp(stack, i)));
        }
        stack++;
        return new StackTrace(frames);
    }
}
