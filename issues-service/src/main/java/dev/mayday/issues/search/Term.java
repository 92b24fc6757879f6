package dev.mayday.issues.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a query asks for. Each case is written as SQL in [IssueSql] and tested on an event in
/// [EventTest].
public sealed interface Term {

    record All(List<Term> terms) implements Term {
        public All {
            terms = List.copyOf(terms);
        }
    }

    record Any(List<Term> terms) implements Term {
        public Any {
            terms = List.copyOf(terms);
        }
    }

    record Not(Term term) implements Term {}

    /// Somewhere in title, message or culprit, in any letter case.
    record Phrase(String text) implements Term {}

    /// One of these is the value, in any letter case.
    record Matches(Source source, List<Glob> values) implements Term {
        public Matches {
            values = List.copyOf(values);
        }
    }

    record Has(Source.Tag tag) implements Term {}

    record Number(Source.Count source, Comparison comparison, long value) implements Term {}

    record Time(Source.Moment source, Span span) implements Term {}

    record Is(Set<State> states) implements Term {
        public Is {
            states = Set.copyOf(states);
        }
    }

    record EventIds(Set<UUID> ids) implements Term {
        public EventIds {
            ids = Set.copyOf(ids);
        }
    }

    /// @param project slug in lower case
    record Issue(String project, long number) implements Term {}

    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        AT_LEAST(">="),
        MORE(">");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /// A stretch of time, perhaps relative to now.
    sealed interface Span {
        /// @param from inclusive; null for ever
        /// @param to exclusive; null for ever
        record Between(@Nullable Instant from, @Nullable Instant to) implements Span {}

        record Within(Duration last) implements Span {}

        record LongerAgo(Duration than) implements Span {}

        default Between at(Instant now) {
            return switch (this) {
                case Between between -> between;
                case Within(var last) -> new Between(now.minus(last), null);
                case LongerAgo(var than) -> new Between(null, now.minus(than));
            };
        }
    }

    /// What `is:` can ask of an issue today.
    enum State {
        UNRESOLVED,
        RESOLVED,
        ARCHIVED,
        NEW,
        ONGOING,
        ESCALATING,
        REGRESSED
    }
}
