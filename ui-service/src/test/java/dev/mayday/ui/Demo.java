package dev.mayday.ui;

import dev.mayday.contracts.Level;
import dev.mayday.contracts.alerts.AlertsApi.TestResult;
import dev.mayday.contracts.issues.DashboardApi.EventPage;
import dev.mayday.contracts.issues.DashboardApi.EventRow;
import dev.mayday.contracts.issues.DashboardApi.IssueDetail;
import dev.mayday.contracts.issues.IssuePage;
import dev.mayday.contracts.issues.IssueSubstatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Starts the neighbors with a full list, to look at the pages in a browser: `java …
/// dev.mayday.ui.Demo 7001`.
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var neighbor = new NeighborServer(Integer.parseInt(arguments[0]))) {
            Fixtures.in(neighbor)
                    .answers(
                            "POST /internal/sessions",
                            Map.of("token", "demo", "person", Fixtures.ANA))
                    .answers("GET /internal/dashboard/issues", issues())
                    .answers("GET /internal/dashboard/issues/44", regressed())
                    .answers("GET /internal/affected/44", Affecting.keyError())
                    .answers(
                            "GET /internal/dashboard/issues/44/events/recommended",
                            Fixtures.event(Fixtures.recorded("deadlock")))
                    .answers(
                            "POST /internal/alerts/projects/1/destinations/5/test",
                            new TestResult(true, 200, "ok"));
            Thread.currentThread().join();
        }
    }

    private static IssueDetail regressed() {
        var usual = Fixtures.detail(issue(44));
        return new IssueDetail(
                usual.row(),
                "Ben Okafor resolved it in document-api@91c0e7d; it was seen again in document-api@a3b8f2c.",
                "no",
                "document-api@5d2e0b1",
                "document-api@a3b8f2c",
                2,
                usual.activity(),
                usual.grouping());
    }

    private static AnIssue issue(long id) {
        return AnIssue.titled(
                        "DeadlockError", "deadlock detected while updating relation \"documents\"")
                .id(id)
                .culprit("app.services.document_processor in DocumentProcessor._store")
                .being(IssueSubstatus.REGRESSED)
                .counting(312, 207)
                .seen(Duration.ofDays(19), Duration.ofMinutes(4));
    }

    static EventPage events() {
        var rows =
                LongStream.range(0, 6)
                        .mapToObj(
                                n ->
                                        new EventRow(
                                                "%032x".formatted(n * 0x9E3779B97F4A7C15L >>> 1),
                                                Fixtures.ago(Duration.ofMinutes(2 + n * 7)),
                                                Fixtures.ago(Duration.ofMinutes(2 + n * 7)),
                                                "KeyError: 'business_finance'",
                                                "production",
                                                "document-api@a3b8f2c",
                                                Level.ERROR,
                                                n == 3 ? "" : "dana@customer.example",
                                                Map.of()))
                        .toList();
        return new EventPage(rows, rows.size(), "next");
    }

    static IssuePage issues() {
        var rows =
                List.of(
                        Fixtures.keyError().being(IssueSubstatus.ESCALATING),
                        AnIssue.titled(
                                        "DeadlockError",
                                        "deadlock detected while updating relation \"documents\"")
                                .id(44)
                                .culprit(
                                        "app.services.document_processor in DocumentProcessor._store")
                                .being(IssueSubstatus.REGRESSED)
                                .counting(312, 207)
                                .seen(Duration.ofDays(19), Duration.ofMinutes(4)),
                        AnIssue.titled(
                                        "TypeError",
                                        "Cannot read properties of undefined (reading 'total')")
                                .id(45)
                                .in("shop")
                                .culprit("renderCart(src/cart/summary.tsx)")
                                .being(IssueSubstatus.NEW)
                                .counting(88, 61)
                                .seen(Duration.ofHours(5), Duration.ofMinutes(6)),
                        AnIssue.titled(
                                        "ConnectionPoolExhaustedError",
                                        "QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00")
                                .id(46)
                                .ownedBy(Owning.TEAM)
                                .culprit("app.db.session in acquire")
                                .counting(1_904, 1_233)
                                .seen(Duration.ofDays(63), Duration.ofMinutes(11)),
                        AnIssue.titled("Embedding API rate limited, retrying in 5 s", "")
                                .id(47)
                                .culprit("app.services.embeddings")
                                .level(Level.WARNING)
                                .counting(24_310, 0)
                                .seen(Duration.ofDays(90), Duration.ofMinutes(14)),
                        AnIssue.titled(
                                        "java.lang.NullPointerException",
                                        "Cannot invoke \"Customer.address()\" because \"customer\" is null")
                                .id(48)
                                .in("shop")
                                .culprit("dev.acme.shop.CheckoutResource in place")
                                .being(IssueSubstatus.NEW)
                                .counting(9, 9)
                                .seen(Duration.ofHours(2), Duration.ofMinutes(31)),
                        AnIssue.titled(
                                        "DocumentValidationError",
                                        "field \"language\": 'klingon' is not one of en, de, fr, es, pt, it, nl")
                                .id(49)
                                .culprit("app.api.routes.documents in validate")
                                .level(Level.INFO)
                                .counting(640, 212)
                                .seen(Duration.ofDays(30), Duration.ofHours(1)),
                        AnIssue.titled("TimeoutError", "OCR worker did not answer within 120 s")
                                .id(50)
                                .culprit("app.services.ocr in recognise")
                                .counting(57, 40)
                                .seen(Duration.ofDays(8), Duration.ofHours(3)),
                        AnIssue.titled("OutOfMemoryError", "Java heap space")
                                .id(51)
                                .in("shop")
                                .culprit("dev.acme.shop.report.YearReport in render")
                                .level(Level.FATAL)
                                .counting(3, 1)
                                .seen(Duration.ofDays(1), Duration.ofHours(9)),
                        AnIssue.titled(
                                        "UnicodeDecodeError",
                                        "'utf-8' codec can't decode byte 0xe4 in position 11: invalid continuation byte")
                                .id(52)
                                .culprit("app.services.extract in read_text")
                                .counting(131, 98)
                                .seen(Duration.ofDays(44), Duration.ofHours(20)));
        return IssuePage.of(rows.stream().map(AnIssue::row).toList(), 41, "next");
    }
}
