package dev.mayday.issues.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a query asks for. Each case is written as SQL in [IssueSql] and tested on an event in
/// [EventMatch].
public sealed interface Term {

    record And(List<Term> terms) implements Term {
        public And {
            terms = List.copyOf(terms);
        }
    }

    record Or(List<Term> terms) implements Term {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    record Not(Term term) implements Term {}

    /// Somewhere in title, message or culprit.
    record Words(Phrase phrase) implements Term {}

    /// One of these is the value.
    record Matches(Source.OfText source, Patterns values) implements Term {}

    /// There is a value of one of these.
    record Has(List<Source.OfText> sources) implements Term {
        public Has {
            sources = List.copyOf(sources);
        }
    }

    /// The comparison holds with one of the values.
    record Number(Source.Count source, Comparison comparison, List<Long> values) implements Term {
        public Number {
            values = List.copyOf(values);
        }
    }

    record Time(Source.OfTime source, Span span) implements Term {}

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

        static Comparison of(String sign) {
            for (var comparison : values()) if (comparison.sign.equals(sign)) return comparison;
            return EQUAL;
        }

        boolean holds(long value, long than) {
            return switch (this) {
                case LESS -> value < than;
                case AT_MOST -> value <= than;
                case EQUAL -> value == than;
                case AT_LEAST -> value >= than;
                case MORE -> value > than;
            };
        }
    }

    /// A stretch of time, perhaps relative to now.
    sealed interface Span {
        /// @param from inclusive; null for ever
        /// @param to exclusive; null for ever
        record Between(@Nullable Instant from, @Nullable Instant to) implements Span {
            boolean holds(Instant time) {
                return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
            }
        }

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
        UNRESOLVED("unresolved", ""),
        RESOLVED("resolved", ""),
        ARCHIVED("archived", ""),
        NEW("unresolved", "new"),
        ONGOING("unresolved", "ongoing"),
        ESCALATING("unresolved", "escalating"),
        REGRESSED("unresolved", "regressed");

        final String status;

        /// Empty for any.
        final String substatus;

        State(String status, String substatus) {
            this.status = status;
            this.substatus = substatus;
        }

        boolean holds(SearchedIssue issue) {
            return status.equals(issue.status())
                    && (substatus.isEmpty() || substatus.equals(issue.substatus()));
        }
    }
}
