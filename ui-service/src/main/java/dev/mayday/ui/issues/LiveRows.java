package dev.mayday.ui.issues;

import dev.mayday.contracts.bus.ActivitySummary.Figures;
import dev.mayday.contracts.bus.IssueChange;
import dev.mayday.contracts.issues.DashboardApi.IssueRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of an open list that something happened to: noted as it is heard, and read again at
/// most every two seconds, all in one question. So what stands in a row is what was counted, in the
/// period and the environment of the list, however many signals were lost or came twice; and who
/// may not see it any more does not.
///
/// @param shown ids of the issues on the page, as its address says them
/// @param moved those of them that have to be read again
record LiveRows(Set<Long> shown, Set<Long> moved) {

    static final Duration PACE = Duration.ofSeconds(2);
    private static final int MOST = 100;

    static LiveRows of(MultivaluedMap<String, String> query) {
        @Nullable String ids = query.getFirst("shown");
        var shown =
                ids == null
                        ? Stream.<Long>empty()
                        : Arrays.stream(ids.split(",")).limit(MOST).flatMap(LiveRows::id);
        return new LiveRows(shown.collect(Collectors.toSet()), ConcurrentHashMap.newKeySet());
    }

    private static Stream<Long> id(String digits) {
        return digits.matches("[0-9]{1,18}") ? Stream.of(Long.parseLong(digits)) : Stream.empty();
    }

    /// @param again whether something may have been missed before
    /// @param read how the rows of some issues are asked for
    Multi<List<IssueRow>> read(
            boolean again,
            Multi<IssueChange> changes,
            Multi<Figures> figures,
            Function<List<Long>, Uni<List<IssueRow>>> read) {
        if (shown.isEmpty()) return Multi.createFrom().empty();
        if (again) moved.addAll(shown);
        var heard =
                Multi.createBy()
                        .merging()
                        .streams(
                                changes.map(change -> change.issue().id()),
                                figures.map(Figures::issue))
                        .select()
                        .where(shown::contains)
                        .invoke(moved::add)
                        .select()
                        .where(_ -> false)
                        .map(_ -> List.<IssueRow>of());
        var due =
                Multi.createFrom()
                        .ticks()
                        .every(PACE)
                        .onOverflow()
                        .drop()
                        .select()
                        .where(_ -> !moved.isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(_ -> next(read))
                        .select()
                        .where(rows -> !rows.isEmpty());
        return Multi.createBy().merging().streams(heard, due);
    }

    /// What cannot be read now is right again as soon as it moves once more.
    private Uni<List<IssueRow>> next(Function<List<Long>, Uni<List<IssueRow>>> read) {
        var now = List.copyOf(moved);
        now.forEach(moved::remove);
        return read.apply(now).onFailure().recoverWithItem(List.of());
    }
}
